import { Book } from './book';

let book: Book;

beforeAll(async () => {
	book = await Book.open();
}, 300_000);

afterAll(async () => await book?.world.close());

it('two polling triggers of one workflow that poll at the same moment both find a failure [checklist 125]', async () => {
	book.fill(3);
	// Long enough for the end of one poll to fall into the other.
	book.slowDown(700);
	const workflow = await book.publishAll([{}, { accounts: 'all' }]);
	const { id } = book.world.argyle.playLogin({ errorCode: 'invalid_mfa' }).account;
	expect(await book.waitForAccounts(workflow, 2, 120_000)).toEqual([id, id]);
	await book.waitForScan(120_000);
	expect(await book.runs(workflow)).toHaveLength(2);
}, 360_000);
