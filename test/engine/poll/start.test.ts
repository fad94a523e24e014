import type { WorkflowActivateMode } from 'n8n-workflow';
import type { Fault } from '../../../tools/simulator/types.cts';
import { captureLog } from '../../support/stage/log.cts';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

let scene: Scene;
let log: ReturnType<typeof captureLog>;

beforeEach(async () => {
	log = captureLog();
	scene = await openScene();
	await scene.poll();
	log.lines.splice(0);
});

afterEach(async () => {
	log.stop();
	await scene.close();
});

const breakDown = (fault: Fault) =>
	scene.argyle.faults.add({ path: '/v2/accounts', times: Infinity, ...fault });

describe.each<[string, WorkflowActivateMode]>([
	['n8n starts', 'init'],
	['another n8n takes over', 'leadershipChange'],
])('while %s', (_occasion, activation) => {
	it('nothing is requested, and the next poll finds what was missed [checklist 47, 118]', async () => {
		const { id } = scene.fail();
		const before = scene.listings().length;
		await scene.restart(activation);
		expect(scene.listings()).toHaveLength(before);
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('a refusal is left to the next poll, which fails visibly [checklist 118]', async () => {
		breakDown({ status: 401 });
		await scene.restart(activation);
		await expect(scene.poll()).rejects.toThrow(/did not accept the API key/);
	});
});

describe.each<WorkflowActivateMode>(['activate', 'update', 'create'])(
	'while somebody publishes (%s)',
	(activation) => {
		beforeEach(() => scene.republish({}, scene.argyle.credential(), activation));

		it('a refusal fails the publishing', async () => {
			breakDown({ status: 401 });
			await expect(scene.poll()).rejects.toThrow(/did not accept the API key/);
		});

		it.each<[string, Fault]>([['an outage', { status: 503 }]])(
			'%s is a warning, and the next poll finds what was missed [checklist 117]',
			async (_case, fault) => {
				const { id } = scene.fail();
				breakDown(fault);
				expect(await scene.poll()).toEqual([]);
				expect(log.lines.filter(({ level }) => level === 'warn')).toMatchObject([
					{ text: expect.stringContaining('while the workflow was published') },
				]);
				scene.argyle.faults.clear();
				expect(accountsOf(await scene.poll())).toEqual([id]);
			},
		);
	},
);

it('a publishing warns of an event that its filters never let through, and later polls do not', async () => {
	scene.republish({ options: { errorCodes: ['auth_required'] } });
	await scene.poll();
	const warnings = () => log.lines.filter(({ text }) => text.includes('its filters let'));
	expect(warnings()).toHaveLength(1);
	await scene.poll();
	expect(warnings()).toHaveLength(1);
});

describe('a publishing that could read only the first page', () => {
	beforeEach(async () => {
		for (let count = 0; count < 250; count += 1) scene.argyle.accounts.add({}, 'connecting');
		scene.argyle.faults.add({ path: '/v2/accounts' });
		breakDown({ status: 503, headers: { 'Retry-After': '0.05' } });
		scene.republish();
		expect(await scene.poll()).toEqual([]);
		scene.argyle.faults.clear();
		scene.argyle.clearJournal();
	});

	const cursors = () => scene.listings().map(({ query }) => typeof query.cursor);

	it('is continued by the next poll', async () => {
		await scene.poll();
		expect(cursors()).toEqual(['string']);
	});

	it('is started over when Argyle no longer knows the cursor', async () => {
		const { id } = scene.fail();
		scene.argyle.faults.add({ path: '/v2/accounts', status: 400 });
		expect(accountsOf(await scene.poll())).toEqual([id]);
		expect(cursors()).toEqual(['string', 'undefined', 'string']);
	});

	it('is not started over when the next poll may succeed', async () => {
		breakDown({ status: 503, headers: { 'Retry-After': '0.05' } });
		await expect(scene.poll()).rejects.toThrow(/not available right now/);
		expect(cursors()).toEqual(['string', 'string']);
	});

	it('is not started over twice', async () => {
		breakDown({ status: 400 });
		await expect(scene.poll()).rejects.toThrow();
		expect(cursors()).toEqual(['string', 'undefined']);
	});
});

it('a first publishing during an outage starts nothing for what failed before it [checklist 122]', async () => {
	await scene.close();
	scene = await openScene();
	scene.fail({ at: new Date(Date.now() - 60_000) });
	breakDown({ status: 503 });
	expect(await scene.poll()).toEqual([]);
	scene.argyle.faults.clear();
	const { id } = scene.fail();
	expect(accountsOf(await scene.poll())).toEqual([id]);
});
