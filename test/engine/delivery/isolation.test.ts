import { body, sign } from '../../support/sample';
import type { Simulator } from '../../../tools/simulator/index.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { Stage } from '../../support/stage';
import { findRow, genuine, signed } from './listening';

describe('a signature is good for one subscription only', () => {
	let sandbox: Simulator;
	let production: Simulator;

	beforeEach(async () => {
		sandbox = await startSimulator({ environment: 'sandbox' });
		production = await startSimulator({ environment: 'production' });
	});
	afterEach(async () => {
		await sandbox.close();
		await production.close();
	});

	const publish = async (
		argyle: Simulator,
		workflowId: string,
		environment: 'sandbox' | 'production',
	) => {
		const stage = new Stage({
			credential: argyle.credential(argyle.keys[environment]),
			workflowId,
			webhookId: `6c1fa8d1-93f8-4a0e-b1ae-${workflowId.padStart(12, '0')}`,
		});
		await stage.publish();
		const own = argyle.webhooks.list().find(({ url }) => url === stage.webhookUrl);
		return { stage, secret: own?.secret ?? '' };
	};

	it("another workflow's is refused [checklist 24]", async () => {
		const a = await publish(sandbox, '1', 'sandbox');
		const b = await publish(sandbox, '2', 'sandbox');
		expect(findRow(await a.stage.deliver(genuine(body, a.secret)))).toBe('run');
		expect(findRow(await b.stage.deliver(genuine(body, a.secret)))).toBe('unsigned');
		expect(findRow(await a.stage.deliver(genuine(body, b.secret)))).toBe('unsigned');
	});

	it("the other environment's is refused, both ways [checklist 25]", async () => {
		const test = await publish(sandbox, '1', 'sandbox');
		const live = await publish(production, '1', 'production');
		expect(test.stage.webhookUrl).toBe(live.stage.webhookUrl);
		expect(findRow(await live.stage.deliver(genuine(body, live.secret)))).toBe('run');
		expect(findRow(await live.stage.deliver(genuine(body, test.secret)))).toBe('unsigned');
		expect(findRow(await test.stage.deliver(genuine(body, live.secret)))).toBe('unsigned');
	});

	it('the API key signs nothing [checklist 24]', async () => {
		const { stage } = await publish(sandbox, '1', 'sandbox');
		const { id, secret } = sandbox.keys.sandbox;
		for (const key of [id, secret, `${id}:${secret}`]) {
			expect(findRow(await stage.deliver(signed(body, sign(body, key))))).toBe('unsigned');
		}
	});
});
