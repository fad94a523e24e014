import type { WorkflowActivateMode } from 'n8n-workflow';
import { startProcess } from '../../support/stage/process.cts';
import { captureLog } from '../../support/stage/log.cts';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

let scene: Scene;
let log: ReturnType<typeof captureLog>;

beforeEach(async () => {
	log = captureLog();
	scene = await openScene();
	await scene.poll();
});

afterEach(async () => {
	log.stop();
	jest.restoreAllMocks();
	await scene.close();
});

const goDown = () =>
	scene.argyle.faults.add({ path: '/v2/accounts', times: Infinity, status: 401 });

describe.each<[string, WorkflowActivateMode]>([
	['n8n starts', 'init'],
	['another n8n takes over', 'leadershipChange'],
])('when Argyle is not there while %s', (_occasion, activation) => {
	beforeEach(() => {
		scene.restart(activation);
		goDown();
	});

	it('the trigger stays, with a warning, and finds what it missed when Argyle is back [checklist 47]', async () => {
		const { id } = scene.fail();
		expect(await scene.poll()).toEqual([]);
		expect(log.lines).toEqual([
			{
				level: 'warn',
				text: expect.stringMatching(/while n8n started.*did not accept the API key/),
			},
		]);
		scene.argyle.faults.clear();
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('the next poll fails for all to see', async () => {
		await scene.poll();
		await expect(scene.poll()).rejects.toThrow(/did not accept the API key/);
	});
});

it.each<WorkflowActivateMode>(['activate', 'update', 'create'])(
	'when Argyle is not there while somebody publishes (%s), the publishing says so',
	async (activation) => {
		scene.restart(activation);
		goDown();
		await expect(scene.poll()).rejects.toThrow(/did not accept the API key/);
	},
);

describe('"Repeat After Restart"', () => {
	it('gives the last failures once more in another process, with the same event_id [checklist 44]', async () => {
		scene.republish({ options: { repeatAfterRestart: true } });
		scene.fail();
		const [first] = await scene.poll();
		expect(await scene.poll()).toEqual([]);
		scene.fail();
		const [latest] = await scene.poll();
		startProcess();
		scene.republish({ options: { repeatAfterRestart: true } });
		const repeated = await scene.poll();
		expect(repeated.map(({ event_id: id }) => id)).toEqual([latest?.event_id]);
		expect(latest?.event_id).not.toBe(first?.event_id);
		expect(await scene.poll()).toEqual([]);
	});
});
