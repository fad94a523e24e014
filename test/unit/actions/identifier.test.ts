import fc from 'fast-check';
import {
	accountIdentifier,
	identifierField,
	inviteIdentifier,
	itemIdentifier,
	readIdentifier,
	userIdentifier,
	webhookIdentifier,
} from '../../../nodes/Argyle/actions/identifiers';
import { createExecuteContext } from './context';

const id = '0187c66e-e7e5-811c-b006-2232f00f426a';

const readAll = (ids: unknown[]) => {
	const items = ids.map((one) => JSON.parse(JSON.stringify({ id: one })));
	const context = createExecuteContext({ accountId: '={{ $json.id }}' }, items);
	return ids.map((_one, index) => {
		try {
			return readIdentifier(context, index, accountIdentifier);
		} catch (error) {
			return error instanceof Error ? error.message : 'no error';
		}
	});
};

describe('an id as a user enters it [checklist 71]', () => {
	it.each([
		['a text', id],
		['an expression', '={{ $json.id }}'],
		['an id of the locator', { __rl: true, mode: 'id', value: id }],
		['an expression in the locator', { __rl: true, mode: 'id', value: '={{ $json.id }}' }],
		['a choice from the list', { __rl: true, mode: 'list', value: id, cachedResultName: 'A' }],
	])('may be %s', (_what, accountId) => {
		const context = createExecuteContext({ accountId }, [{ id }]);
		expect(readIdentifier(context, 0, accountIdentifier)).toBe(id);
	});

	it.each([
		['no choice yet', { __rl: true, mode: 'list', value: '' }, 'empty'],
		['a locator without a value', { __rl: true, mode: 'id', value: null }, 'empty'],
		['an expression for nothing', '={{ $json.none }}', 'empty'],
		['blanks', ' \n', 'empty'],
		['an empty text', '', 'empty'],
	])('may not be %s', (_what, accountId, message) => {
		const context = createExecuteContext({ accountId }, [{ id }]);
		expect(() => readIdentifier(context, 0, accountIdentifier)).toThrow(
			`'Account' is ${message}. An ID looks like`,
		);
	});

	it.each([
		['account', 'get', accountIdentifier, 'an account'],
		['invite', 'get', inviteIdentifier, 'an invite'],
		['item', 'get', itemIdentifier, 'an item'],
		['user', 'get', userIdentifier, 'a user'],
		['webhook', 'delete', webhookIdentifier, 'a webhook subscription'],
	])(
		'of %s → %s may not be another text, and the error says what belongs there',
		(resource, operation, identifier, record) => {
			const { displayName, name, origin } = identifier;
			const context = createExecuteContext({ resource, operation, [name]: 'x'.repeat(70) });
			expect(() => readIdentifier(context, 0, identifier)).toThrow(
				expect.objectContaining({
					message: expect.stringContaining(
						`'${displayName}' is "${'x'.repeat(60)}", which is not the ID of ${record}. An ID`,
					),
					description: expect.stringContaining(origin),
				}),
			);
		},
	);

	it('may not be a number or an object', () => {
		expect(readAll([5, {}]).map((message) => message.slice(0, 24))).toEqual([
			"'Account' is not text, w",
			"'Account' is not text, w",
		]);
	});

	it('is accepted in any letter case and with spaces around it', () => {
		const texts = fc.sample(
			fc.tuple(fc.uuid(), fc.constantFrom('', ' ', '\n', '\t '), fc.boolean()),
			100,
		);
		const written = texts.map(([uuid, blank, upper]) =>
			[blank, upper ? uuid.toUpperCase() : uuid, blank].join(''),
		);
		expect(readAll(written)).toEqual(texts.map(([uuid]) => uuid));
	});

	it('is refused in every other form', () => {
		const odd = fc.sample(
			fc.oneof(
				fc.string(),
				fc.jsonValue(),
				fc.tuple(fc.uuid(), fc.string({ minLength: 1 })).map(([uuid, more]) => `${uuid}/${more}`),
				fc.tuple(fc.uuid(), fc.nat(35)).map(([uuid, at]) => uuid.slice(0, at)),
				fc.uuid().map((uuid) => uuid.replace(/[0-9a-f]/, 'g')),
			),
			300,
		);
		for (const message of readAll(odd)) {
			expect(message).toMatch(
				/^'Account' is (empty|.* which is not the ID of an account)\. An ID looks like /s,
			);
			expect(message.length).toBeLessThan(220);
		}
	});
});

it('the field of an id offers the list first, and shows an example of an ID', () => {
	expect(identifierField(accountIdentifier)).toMatchObject({
		name: 'accountId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${accountIdentifier.example}`,
			},
		],
	});
	expect(accountIdentifier.example).toMatch(accountIdentifier.pattern);
});
