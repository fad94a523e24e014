import { isItemId, isOther, isUuid } from '../../../nodes/Argyle/api/ids';

const id = '0188cf4b-0f5b-9f1c-3f5d-1c5b0a5f7a5e';

describe("the form of Argyle's ids [checklist 71]", () => {
	it.each([id, id.toUpperCase()])('%s is one of an account', (text) => {
		expect(isUuid(text)).toBe(true);
	});

	it.each([
		['a digit short', id.slice(1)],
		['a digit too long', `${id}0`],
		['with something before', `x${id}`],
		['with a letter that is not a digit', id.replace('c', 'g')],
		['without hyphens', id.replaceAll('-', '')],
		['with a path behind', `${id}/..`],
		['with a line behind', `${id}\n`],
		...[8, 13, 18, 23].map((at) => [`without the hyphen at ${at}`, cut(at)]),
		['of an item', 'item_000001422'],
	])('%s is not an ID', (_what, text) => {
		expect(isUuid(text)).toBe(false);
	});

	it.each([[[id]], [['item_1']], [null], [undefined], [{}]])('%j is no text, so no ID', (value) => {
		expect(isUuid(value)).toBe(false);
		expect(isItemId(value)).toBe(false);
	});

	it.each(['item_000001422', 'ITEM_1', 'item_a', `item_${'z'.repeat(40)}`])(
		'%s is one of an item',
		(text) => {
			expect(isItemId(text)).toBe(true);
		},
	);

	it.each([
		'item_',
		'items_1',
		'an item_1',
		'item_1/..',
		'item_1-2',
		'item_é',
		`item_${'z'.repeat(41)}`,
	])('%s is not an ID', (text) => {
		expect(isItemId(text)).toBe(false);
	});
});

describe('a record that was requested by its ID', () => {
	it.each([
		['another', { id: id.replace('0', '1') }, true],
		['the same in capitals', { id: id.toUpperCase() }, false],
		['the same', { id }, false],
		['perhaps it: it names none', {}, false],
		['perhaps it: its id is no text', { id: 5 }, false],
	])('is %s', (_what, record, other) => {
		expect(isOther(record, id)).toBe(other);
		expect(isOther(record, id.toUpperCase())).toBe(other);
	});
});

function cut(at: number): string {
	return id.slice(0, at) + id.slice(at + 1);
}
