import { randomUUID } from 'node:crypto';
import { pollEvery } from '../../../../tools/n8n/world/pollTimes.cts';
import { eraseStaticData } from '../../../../tools/n8n/world/storage.cts';
import { Book } from './book';

let book: Book;

beforeAll(async () => {
	book = await Book.open();
}, 300_000);

afterAll(async () => await book.world.close());

const count = `const data = $getWorkflowStaticData('global');
data.count = (data.count ?? 0) + 1;
return $input.all();`;

/** Publishes a polling trigger and a node behind it that writes static data of the workflow. */
async function publishCounter(): Promise<string> {
	const { rest, credential } = book.world;
	const trigger = {
		id: randomUUID(),
		name: 'Poll',
		type: 'n8n-nodes-argyle.argylePollTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { pollTimes: pollEvery(10) },
		credentials: { argyleApi: { id: credential.id, name: credential.name } },
	};
	const code = {
		id: randomUUID(),
		name: 'End',
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		position: [200, 0],
		parameters: { jsCode: count },
	};
	const { id } = await rest.createWorkflow({
		name: `Counter ${randomUUID()}`,
		nodes: [trigger, code],
		connections: { Poll: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
	});
	await rest.publish(id);
	return id;
}

it.each([
	['saves an older copy of what the poll knows [D4, F2]', false],
	['loses all of it [D4, D6, F2]', true],
])(
	'a node that writes static data and %s costs no failure',
	async (_case, isLost) => {
		const { n8n, argyle } = book.world;
		const workflow = await publishCounter();
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
