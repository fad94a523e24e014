import { sleep } from 'n8n-workflow';
import { ProviderReading } from '../../../nodes/Argyle/actions/account/providers';
import type { PacedClient } from '../../../nodes/Argyle/api/types';
import { reply, scriptClient } from '../api/scriptedClient';

const ids = ['item_000000001', 'item_000000002', 'item_000000003'];
const [first = '', second = '', third = ''] = ids;

/** An Argyle where only the third item can't be read; it answers when the test says so. */
function createArgyle() {
	const argyle = scriptClient(({ path }) => {
		const id = path.replace('/items/', '');
		return id === third ? reply(404) : reply(200, { body: { id, name: id, status: 'healthy' } });
	});
	const waiting: Array<() => void> = [];
	const client: PacedClient = {
		...argyle,
		send: async (request) => {
			const answer = await argyle.send(request);
			await new Promise<void>((resolve) => waiting.push(resolve));
			return answer;
		},
	};
	return {
		client,
		read: () => argyle.sent.map(({ path }) => path.replace('/items/', '')),
		/** Answers all lookups that were begun. */
		answer: async () => {
			for (const resolve of waiting.splice(0)) resolve();
			await sleep(0);
		},
	};
}

describe('the reading of providers', () => {
	it('reads one at a time while pages of accounts are read', async () => {
		const { client, read, answer } = createArgyle();
		const reading = new ProviderReading(client);
		reading.begin([first, second]);
		await sleep(0);
		expect(read()).toEqual([first]);
		await answer();
		expect(read()).toEqual([first, second]);
	});

	it('begins again with a page that follows after a pause', async () => {
		const { client, read, answer } = createArgyle();
		const reading = new ProviderReading(client);
		reading.begin([first]);
		await sleep(0);
		await answer();
		reading.begin([first, second]);
		await sleep(0);
		expect(read()).toEqual([first, second]);
	});

	it('ends with the lookup that runs, and leaves the others to the end of the pages', async () => {
		const { client, read, answer } = createArgyle();
		const reading = new ProviderReading(client);
		reading.begin(ids);
		await sleep(0);
		let hasStopped = false;
		const stop = reading.stop().then(() => (hasStopped = true));
		await sleep(0);
		expect(hasStopped).toBe(false);
		await answer();
		await stop;
		expect(read()).toEqual([first]);
		const finish = reading.finish();
		await sleep(0);
		expect(read()).toEqual(ids);
		await answer();
		const unread = { name: null, status: null };
		expect(Object.fromEntries(await finish)).toEqual({
			[first]: { name: first, status: 'healthy' },
			[second]: { name: second, status: 'healthy' },
			[third]: unread,
		});
	});
});
