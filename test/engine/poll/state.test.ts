import type { IDataObject } from 'n8n-workflow';
import { captureLog } from '../../support/stage/log.cts';
import { PollStage } from '../../support/stage/poll';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

const hourMs = 60 * 60_000;

let scene: Scene;
let log: ReturnType<typeof captureLog>;

beforeEach(async () => {
	log = captureLog();
	scene = await openScene();
	scene.fail({ at: new Date(Date.now() - 25 * hourMs) });
	await scene.poll();
	log.lines.splice(0);
});

afterEach(async () => {
	log.stop();
	await scene.close();
});

const warnings = () => log.lines.filter(({ level }) => level === 'warn');

describe('a state that is lost', () => {
	it.each<[string, IDataObject]>([
		['nothing is left', {}],
		['another node’s is left', { global: { count: 1 } }],
		['something is left that is not a state', { 'node:Argyle Polling Trigger': { accounts: [] } }],
	])(
		'costs no failure of the last day when n8n starts: %s [checklist 121]',
		async (_case, left) => {
			const { id } = scene.fail();
			scene.replaceState(left);
			expect(await scene.poll()).toEqual([]);
			expect(accountsOf(await scene.poll())).toEqual([id]);
			expect(warnings()).toMatchObject([
				{ text: expect.stringContaining('has no record of its last poll') },
			]);
			expect(await scene.poll()).toEqual([]);
			expect(warnings()).toHaveLength(1);
		},
	);

	it('costs no failure when the node was renamed and published [checklist 121]', async () => {
		const { id } = scene.fail();
		const { staticData } = scene.stage;
		scene.replaceState({ 'node:Another Name': { ...staticData } }, 'update');
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});
});

it('a state that is replaced by any earlier copy costs no failure, and doubles have their event_id [checklist 121]', async () => {
	const copies = [scene.stage.saved];
	const happened: unknown[] = [];
	for (let round = 0; round < 4; round += 1) {
		happened.push(scene.fail().id);
		await scene.poll();
		copies.push(scene.stage.saved);
	}
	for (const [age, copy] of copies.entries()) {
		scene.replaceState(copy);
		await scene.poll();
		expect(accountsOf(await scene.poll())).toEqual(happened.slice(age));
	}
});

describe('two nodes with one ID, as old and generated workflows have them', () => {
	const publish = async (name: string, parameters = {}) => {
		const stage = new PollStage({ credential: scene.argyle.credential(), name, parameters });
		await stage.poll();
		return stage;
	};

	it('poll at the same moment, and both find a failure [checklist 125]', async () => {
		const stages = [await publish('One'), await publish('Other')];
		const { id } = scene.fail();
		const polls = await Promise.all(stages.map(async (stage) => await stage.poll()));
		expect(polls).toMatchObject([[{ account: id }], [{ account: id }]]);
	});

	it('each keep their own state [checklist 125]', async () => {
		const one = await publish('One');
		const other = await publish('Other', { options: { errorCodes: ['trial_period_expired'] } });
		await other.poll();
		const { id } = scene.fail();
		await other.poll();
		expect(await one.poll()).toMatchObject([{ account: id }]);
	});
});

it('a renamed node continues from its state while n8n runs [checklist 121]', async () => {
	await scene.poll();
	const { id } = scene.fail();
	const credential = scene.argyle.credential();
	const renamed = new PollStage({ credential, name: 'New Name', activation: 'update' });
	expect(await renamed.poll()).toMatchObject([{ account: id }]);
	expect(warnings()).toEqual([]);
});

describe('another environment or server', () => {
	let elsewhere: Scene;

	beforeEach(async () => {
		elsewhere = await openScene();
		elsewhere.fail({ at: new Date(Date.now() - 25 * hourMs) });
	});

	afterEach(async () => await elsewhere.close());

	it('is polled for the first time when the workflow is published for the first time [checklist 122]', async () => {
		elsewhere.fail();
		scene.republish({}, elsewhere.argyle.credential(), 'activate');
		expect(await scene.poll()).toEqual([]);
		const { id } = elsewhere.fail();
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('is searched for changes of the last day if the workflow is already published [checklist 122]', async () => {
		const { id } = elsewhere.fail();
		scene.republish({}, elsewhere.argyle.credential(), 'update');
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});
});

describe('under n8n’s durable scheduler', () => {
	it('a failure starts the workflow once although polls overlap, which n8n does not prevent [checklist 125]', async () => {
		const { id } = scene.fail();
		const polls = await Promise.all([0, 1, 2].map(async () => await scene.stage.pollDurably()));
		expect(polls.flatMap((items) => items ?? [])).toMatchObject([{ account: id }]);
	});

	it('what a superseded poll found is found again, because n8n drops its items and its state', async () => {
		const { saved } = scene.stage;
		const { id } = scene.fail();
		const credential = scene.argyle.credential();
		for (let round = 0; round < 2; round += 1) {
			const stage = new PollStage({ credential, staticData: saved, activation: 'update' });
			expect(await stage.poll()).toMatchObject([{ account: id }]);
		}
	});

	it('what fails right after the publishing is new, although n8n dropped its state [checklist 121]', async () => {
		const { saved } = scene.stage;
		const dropped = new PollStage({ credential: scene.argyle.credential(), activation: 'update' });
		expect(saved).not.toEqual({});
		const { id } = scene.fail();
		expect(await dropped.pollDurably()).toMatchObject([{ account: id }]);
	});
});
