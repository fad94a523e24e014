import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { accountView } from '../../../nodes/Argyle/actions/account/view';
import { inviteView } from '../../../nodes/Argyle/actions/invite/view';
import { itemView } from '../../../nodes/Argyle/actions/item/view';
import { pick, readOutput } from '../../../nodes/Argyle/actions/output';
import { userView } from '../../../nodes/Argyle/actions/user/view';
import { Argyle } from '../../../nodes/Argyle/Argyle.node';
import { createExecuteContext } from './context';

const read = (parameters: INodeParameters) =>
	readOutput(createExecuteContext({ operation: 'get', ...parameters }), 0, accountView);

describe('the output of a record', () => {
	it.each([
		['nothing said', {}],
		['Simplify on', { simplify: true }],
		['Simplify on, as a text that an expression gave', { simplify: '={{ "true" }}' }],
	])('is a choice of fields with %s', (_what, parameters) => {
		expect(read(parameters)).toEqual(accountView.simplified);
	});

	it.each([
		['Simplify off', { simplify: false }],
		['Simplify off, as a text that an expression gave', { simplify: '={{ "false" }}' }],
	])('is the whole record with %s', (_what, parameters) => {
		expect(read(parameters)).toBe('all');
	});

	it('is refused when an expression gives neither true nor false', () => {
		expect(() => read({ simplify: '={{ "maybe" }}' })).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/^'Simplify' is neither true nor/),
				description: expect.stringContaining('check that its expression'),
			}),
		);
	});
});

describe('the fields of a record', () => {
	it('are all of them for "all"', () => {
		expect(pick({ b: 1, id: 'x' }, 'all')).toEqual({ b: 1, id: 'x' });
	});

	it('come in the order of the choice, and only those that are there', () => {
		const record = { b: 1, a: 2, id: 'x', c: 3 };
		expect(Object.entries(pick(record, ['id', 'a', 'none', 'b', 'id']))).toEqual([
			['id', 'x'],
			['a', 2],
			['b', 1],
		]);
	});

	it.each([
		['account', accountView],
		['invite', inviteView],
		['item', itemView],
		['user', userView],
	])(
		'%s: at most 10 simplified, the ID first, and each can be selected [checklist 152]',
		(_what, view) => {
			expect(view.simplified.length).toBeLessThanOrEqual(10);
			expect(view.simplified[0]).toBe('id');
			expect(view.fields).toEqual(expect.arrayContaining(view.simplified));
		},
	);
});

describe("n8n's two fields for a smaller output", () => {
	const shown = (name: string, parameters: INodeParameters) => {
		const { description } = new Argyle();
		const node = { typeVersion: 1 };
		const given = NodeHelpers.getNodeParameters(
			description.properties,
			{ resource: 'account', operation: 'get', ...parameters },
			true,
			false,
			node,
			{ ...description, name },
		);
		return Object.keys(given ?? {}).filter((key) => ['simplify', 'output', 'fields'].includes(key));
	};

	it.each([
		['a node has "Simplify"', 'argyle', {}, ['simplify']],
		['a tool has "Output"', 'argyleTool', {}, ['output']],
		['a tool has "Fields"', 'argyleTool', { output: 'selectedFields' }, ['output', 'fields']],
	])('%s', (_what, name, parameters, fields) => {
		expect(shown(name, parameters)).toEqual(fields);
	});
});
