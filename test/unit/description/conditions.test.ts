import { allFields } from './fields';

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
