import { until } from '../../../../tools/process/wait.cts';
import { measureGrowth } from '../../../../tools/process/memory.cts';
import type { Outcome, Scene } from '../../../engine/action/scene';
import { openScene } from '../../../engine/action/scene';

jest.setTimeout(180_000);

const accountCount = 100_000;
const pageCount = accountCount / 200;

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
	const { id: user } = scene.argyle.users.add();
	for (let count = 0; count < accountCount; count++) {
		// Every hundredth failed in a way of its own.
		const code = count % 100 === 0 ? 'mfa_timeout' : 'invalid_credentials';
		scene.argyle.accounts.add({ user, connection: { error_code: code } });
	}
});
afterAll(async () => await scene.close());

const filters = { errorCodes: ['mfa_timeout'] };
const pages = () => scene.argyle.requestsTo('GET', '/v2/accounts').length;

describe('Get Many over 100,000 accounts when 1 % match', () => {
	let outcome: Outcome;
	let kept: number;

	beforeAll(async () => {
		const started: Array<Promise<Outcome>> = [];
		const growth = await measureGrowth(async () => {
			const parameters = { operation: 'getAll', returnAll: true, filters };
			started.push(scene.start([{ parameters }]).outcome);
			await until('Almost all pages', () => pages() > pageCount - 20, { timeoutMs: 150_000 });
		});
		kept = growth.kept;
		[outcome = await scene.run({})] = await Promise.all(started);
	});

	it('returns each matching account once [checklist 150]', () => {
		expect(outcome.message).toBeUndefined();
		expect(new Set(outcome.output.map(({ id }) => id)).size).toBe(accountCount / 100);
		expect(outcome.output).toHaveLength(accountCount / 100);
	});

	it('reads each page once', () => {
		expect(pages()).toBe(pageCount);
	});

	it('keeps only the returned accounts in memory: less than 40 MB near the end [checklist 150]', () => {
		expect(kept).toBeLessThan(40 * 1024 * 1024);
	});
});

it.each([
	[1, 1],
	[2, 1],
	[3, 2],
])('a limit of %i reads %i pages and no more', async (limit, pagesRead) => {
	scene.argyle.clearJournal();
	const { output } = await scene.run({ operation: 'getAll', limit, filters });
	expect(output).toHaveLength(limit);
	expect(pages()).toBe(pagesRead);
});
