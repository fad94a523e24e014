/** The example that the demo shows. */
export const EXAMPLE = 'whose-turn.json';

/** The names of the nodes that the demo reads. */
export const TRIGGER = 'Argyle Trigger';

export const MESSAGE = 'Message to the Applicant';
export const TASK = 'Task for Your Team';

/** Of the trigger: the demo plays recoveries too. */
export const PARAMETERS = {
	events: ['accounts.failed', 'accounts.connected'],
	options: { includeContact: true, connectUrl: 'invite' },
};
