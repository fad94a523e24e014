import { action, allFields, pollTrigger, trigger } from './fields';

describe('the fields inside of a collection', () => {
	const inside = allFields.flatMap(({ path, field }) =>
		field.type !== 'collection'
			? []
			: (field.options ?? []).map((child) => ({ path: `${path} → ${child.name}`, child })),
	);

	// n8n 1.123 publishes no workflow with one: "Could not resolve parameter dependencies".
	it.each(inside)('$path has no condition [checklist 159]', ({ child }) => {
		expect(child).not.toHaveProperty('displayOptions');
	});
});

// n8n 2.41 gives a regular expression of a description 250 ms, at each delivery and each publishing. On a busy machine
// that was too short: a delivery was answered with 500, and a workflow was not published.
it.each([action, pollTrigger, trigger])(
	'$description.displayName: no condition and no check is a regular expression',
	({ description }) => {
		expect(JSON.stringify(description)).not.toMatch(/regex/i);
	},
);
