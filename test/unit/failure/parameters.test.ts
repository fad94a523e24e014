import type { INodeProperties } from 'n8n-workflow';
import { sortFields } from '../../../nodes/Argyle/failure/parameters';

const field = (displayName: string): INodeProperties => ({
	displayName,
	name: displayName,
	type: 'string',
	default: '',
});

it("options stand in the order of their names, as n8n's linter wants it", () => {
	const given = ['Who', 'Error', 'First'].map(field);
	expect(sortFields(given).map(({ displayName }) => displayName)).toEqual([
		'Error',
		'First',
		'Who',
	]);
	expect(given.map(({ displayName }) => displayName)).toEqual(['Who', 'Error', 'First']);
});
