import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

let scene: Scene;

beforeEach(async () => {
	scene = await openScene();
});

afterEach(async () => await scene.close());

describe('a polling trigger', () => {
	it('starts nothing for what failed before it was published', async () => {
		const { id } = scene.fail();
		expect(await scene.poll()).toEqual([]);
		expect(scene.held()).toEqual([id]);
	});

	it('starts the workflow for all of it when the option is on', async () => {
		const { id } = scene.fail();
		scene.republish({ firstPoll: 'existing' }, scene.argyle.credential(), 'activate');
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('starts the workflow once for a failure, also when n8n is restarted [checklist 37]', async () => {
		await scene.poll();
		const { id } = scene.fail();
		expect(accountsOf(await scene.poll())).toEqual([id]);
		expect(await scene.poll()).toEqual([]);
		await scene.restart();
		expect(await scene.poll()).toEqual([]);
	});

	it('distinguishes two failures of one account by their event_id [checklist 38]', async () => {
		await scene.poll();
		const { id } = scene.fail();
		const [first] = await scene.poll();
		scene.fail({ account: id });
		const [second] = await scene.poll();
		expect(second?.account).toBe(first?.account);
		expect(second?.event_id).not.toBe(first?.event_id);
	});

	it('finds an account again that recovered and failed once more [checklist 38]', async () => {
		await scene.poll();
		const { id } = scene.fail();
		await scene.poll();
		scene.argyle.accounts.update(id, { connection: { status: 'connecting', error_code: null } });
		expect(await scene.poll()).toEqual([]);
		expect(scene.held()).toEqual([]);
		scene.fail({ account: id });
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('gives the oldest failure first, with its own moment [checklist 41]', async () => {
		await scene.poll();
		const moments = ['2026-01-29T03:00:00Z', '2026-01-29T01:00:00Z', '2026-01-29T02:00:00Z'];
		for (const moment of moments) scene.fail({ at: new Date(moment) });
		const ids = (await scene.poll()).map(({ event_id: id }) => String(id).slice(-24));
		expect(ids).toEqual([...moments].sort().map((moment) => new Date(moment).toISOString()));
	});

	it('does not tell of an account that connected after all [checklist 41]', async () => {
		await scene.poll();
		const { id } = scene.fail();
		scene.recover(id);
		expect(await scene.poll()).toEqual([]);
	});

	it('asks no clock but that of Argyle', async () => {
		await scene.poll();
		const past = scene.fail({ at: new Date('2001-01-01T00:00:00Z') });
		const future = scene.fail({ at: new Date('2101-01-01T00:00:00Z') });
		expect(accountsOf(await scene.poll())).toEqual([past.id, future.id]);
		expect(await scene.poll()).toEqual([]);
	});

	it('forgets accounts that were deleted [checklist 42]', async () => {
		const { id } = scene.fail();
		await scene.poll();
		scene.argyle.removeAccount(id);
		await scene.poll();
		expect(scene.held()).toEqual([]);
	});

	it('reports nothing twice when two polls overlap', async () => {
		await scene.poll();
		scene.fail();
		const both = await Promise.all([scene.poll(), scene.poll()]);
		expect(both.flat()).toHaveLength(1);
	});

	it('asks for accounts that never connected, 200 a page', async () => {
		await scene.poll();
		expect(scene.listings().map(({ query }) => query)).toEqual([
			{ ongoing_refresh_status: 'idle', limit: '200' },
		]);
	});
});

it('a poll that ends after a publishing leaves nothing to the version that was published', async () => {
	await scene.close();
	scene = await openScene({ options: { errorCodes: ['trial_period_expired'] } });
	await scene.poll();
	scene.argyle.faults.add({ path: '/v2/accounts', delayMs: 1_000 });
	const replaced = scene.poll();
	scene.republish({ options: {} });
	await scene.poll();
	await replaced;
	const { id } = scene.fail();
	expect(accountsOf(await scene.poll())).toEqual([id]);
});

it('the same server under another spelling is no other server', async () => {
	await scene.poll();
	const baseUrl = `${scene.argyle.url.replace('http', 'HTTP')}/v2/`;
	scene.republish({}, { ...scene.argyle.credential(), baseUrl });
	const { id } = scene.fail();
	expect(accountsOf(await scene.poll())).toEqual([id]);
});

it('an account with the id of a built-in property is reported once, as any other', async () => {
	await scene.poll();
	scene.argyle.accounts.add({ id: '__proto__' }, 'failed');
	expect(accountsOf(await scene.poll())).toEqual(['__proto__']);
	expect(await scene.poll()).toEqual([]);
	await scene.restart();
	expect(await scene.poll()).toEqual([]);
});

it('a failure whose moment is not a timestamp is reported when it changes [checklist 38]', async () => {
	await scene.poll();
	const tell = (at: string) => scene.argyle.accounts.update(id, { connection: { updated_at: at } });
	const { id } = scene.fail();
	expect(accountsOf(await scene.poll())).toEqual([id]);
	for (const at of ['yesterday', 'today', '2026-01-29T01:00:00Z']) {
		tell(at);
		expect([at, accountsOf(await scene.poll())]).toEqual([at, [id]]);
		expect(await scene.poll()).toEqual([]);
	}
});

describe('an outage', () => {
	it('loses none of 50 failures and repeats none that was reported [checklist 47]', async () => {
		await scene.poll();
		const reported = Array.from({ length: 25 }, () => scene.fail().id);
		expect(accountsOf(await scene.poll()).sort()).toEqual([...reported].sort());
		const missed = Array.from({ length: 50 }, () => scene.fail().id);
		const [gone = '', connected = '', ...failing] = missed;
		scene.argyle.removeAccount(gone);
		scene.recover(connected);
		await scene.restart();
		expect(accountsOf(await scene.poll()).sort()).toEqual([...failing].sort());
		expect(await scene.poll()).toEqual([]);
	});
});
