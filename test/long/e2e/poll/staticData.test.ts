import { eraseStaticData } from '../../../../tools/n8n/world/storage.cts';
import { createCode } from '../../../../tools/n8n/world/workflow.cts';
import { Book } from './book';

let book: Book;

beforeAll(async () => {
	book = await Book.open();
}, 300_000);

afterAll(async () => await book?.world.close());

const count = `const data = $getWorkflowStaticData('global');
data.count = (data.count ?? 0) + 1;
return $input.all();`;

it.each([
	['saves an older copy of what the poll knows', false],
	['loses all of it', true],
])(
	'a node that writes static data and %s costs no failure [checklist 121]',
	async (_case, isLost) => {
		const { n8n, argyle } = book.world;
		const workflow = await book.publish(createCode('End', count));
		argyle.playLogin({ errorCode: 'invalid_mfa' });
		await book.waitForAccounts(workflow, 1, 60_000);
		await n8n.stop();
		if (isLost) await eraseStaticData(n8n, workflow);
		const { id } = argyle.playLogin({ errorCode: 'invalid_mfa' }).account;
		await n8n.start();
		await book.waitForAccount(workflow, id, 120_000);
		expect(n8n.readLog().includes('has no record of its last poll')).toBe(isLost);
		await book.world.rest.unpublish(workflow);
	},
	360_000,
);
