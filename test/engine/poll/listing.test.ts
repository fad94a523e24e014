import type { IDataObject } from 'n8n-workflow';
import { sketchAccount } from '../../support/accounts';
import { captureLog } from '../../support/stage/log.cts';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

let scene: Scene;

afterEach(async () => await scene.close());

/** Argyle answers the next listings with these pages, each of them naming the next one. */
function answer(pages: Array<{ ids: string[]; next: string | null }>): void {
	for (const { ids, next } of pages) {
		const results = ids.map((id) => sketchAccount({ id, connectedOnce: false }));
		const link = next && `${scene.argyle.url}/v2/accounts?cursor=${next}`;
		const body = { next: link, previous: null, results };
		scene.argyle.faults.add({ path: '/v2/accounts', status: 200, body });
	}
}

/** Polls the pages with the stage itself: these accounts are no more than the scan reads. */
async function pollPages(pages: Parameters<typeof answer>[0]): Promise<unknown[]> {
	answer(pages);
	const items: IDataObject[] = (await scene.stage.poll()) ?? [];
	return accountsOf(items).sort();
}

describe('a listing whose pagination loops', () => {
	const circle = [
		{ ids: ['a', 'b'], next: '2' },
		{ ids: ['c'], next: '3' },
		{ ids: ['d'], next: '2' },
	];

	let log: ReturnType<typeof captureLog>;

	beforeEach(async () => {
		log = captureLog();
		scene = await openScene();
		await scene.poll();
	});

	afterEach(() => log.stop());

	it('is a warning', async () => {
		await pollPages(circle);
		expect(log.lines).toEqual([
			{ level: 'warn', text: expect.stringContaining("Argyle's pagination looped") },
		]);
	});

	it('ends, and forgets no account that it does not show [checklist 48]', async () => {
		const whole = [
			{ ids: ['a', 'b'], next: '2' },
			{ ids: ['c'], next: '3' },
			{ ids: ['d'], next: '4' },
			{ ids: ['e'], next: null },
		];
		expect(await pollPages(whole)).toEqual(['a', 'b', 'c', 'd', 'e']);
		expect(await pollPages(circle)).toEqual([]);
		expect(await pollPages(whole)).toEqual([]);
	});

	it('is not requested again when Argyle refuses its first page', async () => {
		await pollPages(circle);
		scene.argyle.faults.add({ path: '/v2/accounts', status: 400, times: Infinity });
		scene.argyle.clearJournal();
		await expect(scene.poll()).rejects.toThrow();
		expect(scene.listings()).toHaveLength(1);
	});
});

describe('a first listing whose pagination loops', () => {
	it('leaves it to the first complete one to record existing failures [checklist 48]', async () => {
		const log = captureLog();
		scene = await openScene();
		const before = ['a', 'b'];
		const notes = () => log.lines.filter(({ level }) => level === 'info');
		expect(await pollPages(['2', '3'].map((next) => ({ ids: ['a'], next })))).toEqual([]);
		expect(notes()).toEqual([]);
		expect(await pollPages([{ ids: before, next: null }])).toEqual([]);
		expect(notes()).toMatchObject([
			{ text: expect.stringContaining('accounts that failed before (2)') },
		]);
		expect(await pollPages([{ ids: [...before, 'c'], next: null }])).toEqual(['c']);
		expect(notes()).toHaveLength(1);
		log.stop();
	});
});
