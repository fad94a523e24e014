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

it('a publishing answers within 20 s although Argyle does not answer [checklist 117]', async () => {
	breakDown({ delayMs: 60_000 });
	scene.republish();
	const started = performance.now();
	expect(await scene.poll()).toEqual([]);
	expect(performance.now() - started).toBeLessThan(20_000);
}, 60_000);
