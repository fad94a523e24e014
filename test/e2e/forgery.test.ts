import { readItems } from '../../tools/n8n/rest/index.cts';
import type { Sample } from '../../tools/n8n/world/forgeries.cts';
import { forgeries } from '../../tools/n8n/world/forgeries.cts';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';
import type { Target } from '../../tools/n8n/world/target.cts';
import { publishTarget } from '../../tools/n8n/world/target.cts';
import { TRIGGER } from '../../tools/n8n/world/workflows.cts';
import { itLeaksNothing } from './leaks';

jest.setTimeout(60_000);

let world: SharedWorld;
let target: Target;
let sample: Sample;

beforeAll(async () => {
	world = await openShared();
	const other = await publishTarget(world);
	target = await publishTarget(world);
	sample = await takeSample(other.secret);
});

afterAll(async () => await world.close());

/** What Argyle sends, byte for byte, taken from a delivery that n8n has accepted. */
async function takeSample(otherSecret: string): Promise<Sample> {
	world.argyle.playLogin({ errorCode: 'invalid_mfa' });
	await world.rest.waitForExecutions(target.id);
	await world.argyle.settled();
	const attempt = world.argyle.deliveries.find((one) => one.url === target.url);
	return {
		body: Buffer.from(attempt?.body ?? ''),
		signature: attempt?.signature ?? '',
		secret: target.secret,
		otherSecret,
		apiKeySecret: world.argyle.keys.sandbox.secret,
	};
}

describe('a forged delivery is answered 401 and starts nothing', () => {
	it.each(forgeries)('%s', async (_name, forge) => {
		const before = await world.rest.listExecutions(target.id);

		const { status, text } = await world.send({ url: target.url, ...forge(sample) });

		expect({ status, body: JSON.parse(text) }).toEqual({
			status: 401,
			body: { message: expect.any(String) },
		});
		expect(await world.rest.listExecutions(target.id)).toHaveLength(before.length);
	});
});

it('a genuine delivery after all the forged ones starts the only further execution', async () => {
	const body = Buffer.from(sample.body.toString('utf8').replace('invalid_mfa', 'mfa_timeout'));

	const answer = await target.sendSigned(body);

	expect(answer).toEqual({ status: 200, text: '{"received":true}' });
	const [newest, ...others] = await world.rest.waitForExecutions(target.id, { count: 2 });
	expect(others).toHaveLength(1);
	expect(newest && readItems(newest, TRIGGER)).toMatchObject([{ error_code: 'mfa_timeout' }]);
});

itLeaksNothing(() => world);
