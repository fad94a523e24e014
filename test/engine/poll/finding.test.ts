import { useEach } from '../../support/useEach';
import { accountsOf, openScene } from './scene';

const scene = useEach(openScene);

describe('a polling trigger', () => {
	it('starts nothing for what failed before it was published [checklist 122]', async () => {
		const { id } = scene.fail();
		expect(await scene.poll()).toEqual([]);
		expect(scene.held()).toEqual([id]);
	});

	it('starts the workflow for what failed before if First Poll is set to existing failures [checklist 122]', async () => {
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

	it('gives the oldest failure first, with its own moment [checklist 41]', async () => {
		await scene.poll();
		const moments = ['2026-01-29T03:00:00Z', '2026-01-29T01:00:00Z', '2026-01-29T02:00:00Z'];
		for (const moment of moments) scene.fail({ at: new Date(moment) });
		const ids = (await scene.poll()).map(({ event_id: id }) => String(id).slice(-24));
		expect(ids).toEqual([...moments].sort().map((moment) => new Date(moment).toISOString()));
	});

	it('starts nothing for an account that connected before the poll [checklist 41]', async () => {
		await scene.poll();
		const { id } = scene.fail();
		scene.recover(id);
		expect(await scene.poll()).toEqual([]);
	});

	it('gives null when nothing is new, as n8n requires', async () => {
		await scene.poll();
		expect(await scene.stage.poll()).toBeNull();
	});

	it('starts the workflow once when two polls overlap [checklist 125]', async () => {
		await scene.poll();
		scene.fail();
		const both = await Promise.all([scene.poll(), scene.poll()]);
		expect(both.flat()).toHaveLength(1);
	});

	it('requests accounts that never connected, 200 a page [checklist 123]', async () => {
		await scene.poll();
		expect(scene.listings().map(({ query }) => query)).toEqual([
			{ ongoing_refresh_status: 'idle', limit: '200' },
		]);
	});
});

it('keeps its state when the base URL is spelled differently', async () => {
	await scene.poll();
	const baseUrl = `${scene.argyle.url.replace('http', 'HTTP')}/v2/`;
	scene.republish({}, { ...scene.argyle.credential(), baseUrl });
	const { id } = scene.fail();
	expect(accountsOf(await scene.poll())).toEqual([id]);
});

it('a poll that ends after a publishing leaves nothing to the version that was published [checklist 125]', async () => {
	const own = await openScene({ options: { errorCodes: ['trial_period_expired'] } });
	await own.poll();
	own.argyle.faults.add({ path: '/v2/accounts', delayMs: 1_000 });
	const replaced = own.poll();
	own.republish({ options: {} });
	await own.poll();
	await replaced;
	const { id } = own.fail();
	expect(accountsOf(await own.poll())).toEqual([id]);
	await own.close();
});

it('an account with the ID of a built-in property starts the workflow once, also after a restart', async () => {
	await scene.poll();
	scene.argyle.accounts.add({ id: '__proto__' }, 'failed');
	expect(accountsOf(await scene.poll())).toEqual(['__proto__']);
	await scene.restart();
	expect(await scene.poll()).toEqual([]);
});

describe('an outage', () => {
	it('loses none of 50 failures and repeats none [checklist 47]', async () => {
		await scene.poll();
		const emitted = Array.from({ length: 25 }, () => scene.fail().id);
		expect(accountsOf(await scene.poll()).sort()).toEqual([...emitted].sort());
		const missed = Array.from({ length: 50 }, () => scene.fail().id);
		const [gone = '', connected = '', ...failing] = missed;
		scene.argyle.removeAccount(gone);
		scene.recover(connected);
		await scene.restart();
		expect(accountsOf(await scene.poll()).sort()).toEqual([...failing].sort());
		expect(await scene.poll()).toEqual([]);
	});
});
