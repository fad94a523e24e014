/**
 * What somebody who embeds Argyle Link enters in the trigger of an example: a link of their own, which
 * every applicant has. A test that needs one immediately cannot use invites: the trigger keeps their list for 10 s.
 */
export const embedded = {
	parameters: {
		events: ['accounts.failed'],
		includeResource: true,
		options: {
			includeContact: true,
			connectUrl: 'template',
			connectUrlTemplate: 'https://apply.example.com/{user}',
		},
	},
};
