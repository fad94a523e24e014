import { readItems } from '../../tools/n8n/rest/index.cts';
import type { Sample } from '../../tools/n8n/world/forgeries.cts';
import { forgeries, sign } from '../../tools/n8n/world/forgeries.cts';
import { TRIGGER } from '../../tools/n8n/world/triggers.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(60_000);

let world: World;
let workflow: { id: string; webhookId: string };
let url: string;
let sample: Sample;

beforeAll(async () => {
	world = await openWorld();
	const other = await world.publishTrigger();
	workflow = await world.publishTrigger();
	const secretOf = (id: string) =>
		world.argyle.webhooks.list().find(({ name }) => name.includes(id))?.secret ?? '';
	url = `${world.n8n.url}/webhook/${workflow.webhookId}/webhook`;
	sample = await takeSample(secretOf(workflow.id), secretOf(other.id));
}, 300_000);

afterAll(async () => await world.close());

/** What Argyle sends, byte for byte, taken from a delivery that n8n has accepted. */
async function takeSample(secret: string, otherSecret: string): Promise<Sample> {
	world.argyle.playLogin({ errorCode: 'invalid_mfa' });
	await world.rest.waitForExecutions(workflow.id);
	await world.argyle.settled();
	const attempt = world.argyle.deliveries.find((one) => one.url === url);
	return {
		body: Buffer.from(attempt?.body ?? ''),
		signature: attempt?.signature ?? '',
		secret,
		otherSecret,
		apiKeySecret: world.argyle.keys.sandbox.secret,
	};
}

describe('a forged delivery is answered 401 and starts nothing', () => {
	it.each(forgeries)('%s', async (_name, forge) => {
		const before = await world.rest.listExecutions(workflow.id);

		const { status, text } = await world.send({ url, ...forge(sample) });

		expect({ status, body: JSON.parse(text) }).toEqual({
			status: 401,
			body: { message: expect.any(String) },
		});
		expect(await world.rest.listExecutions(workflow.id)).toHaveLength(before.length);
	});
});

it('a genuine delivery after all the forged ones starts the only further execution', async () => {
	const before = await world.rest.listExecutions(workflow.id);
	const body = Buffer.from(sample.body.toString('utf8').replace('invalid_mfa', 'mfa_timeout'));
	const signature = sign(body, sample.secret);

	const answer = await world.send({
		url,
		body,
		headers: [
			['Content-Type', 'application/json'],
			['X-Argyle-Signature', signature],
		],
	});

	expect(answer).toEqual({ status: 200, text: '{"received":true}' });
	const executions = await world.rest.waitForExecutions(workflow.id, { count: before.length + 1 });
	expect(executions).toHaveLength(2);
	expect(executions[0] && readItems(executions[0], TRIGGER)).toMatchObject([
		{ error_code: 'mfa_timeout' },
	]);
});

it('puts no secret into any log, answer or execution [checklist 27]', async () => {
	expect(world.countSecrets()).toBeGreaterThan(0);
	expect(await world.findLeaks()).toEqual([]);
});
