import { until } from '../../../tools/process/wait.cts';
import pMap from 'p-map';
import { forgeries, sign } from '../../../tools/n8n/world/forgeries.cts';
import type { Sample } from '../../../tools/n8n/world/forgeries.cts';
import { sendAndHangUp, sendSlowly } from '../../../tools/n8n/world/sockets.cts';
import type { Target } from '../../../tools/n8n/world/target.cts';
import { publishTarget, writeFailure } from '../../../tools/n8n/world/target.cts';
import { readUsage } from '../../../tools/process/usage.cts';
import type { World } from '../../../tools/n8n/world/world.cts';
import { openWorld } from '../../../tools/n8n/world/world.cts';

jest.setTimeout(60_000);

let world: World;
let target: Target;
let sample: Sample;

beforeAll(async () => {
	world = await openWorld();
	const other = await publishTarget(world);
	target = await publishTarget(world);
	const body = writeFailure('0187c66e-e7e5-811c-b006-2232f00f426a', 50_000);
	sample = {
		body,
		signature: sign(body, target.secret),
		secret: target.secret,
		otherSecret: other.secret,
		apiKeySecret: world.argyle.keys.sandbox.secret,
	};
}, 300_000);

afterAll(async () => await world?.close());

const sendGenuine = async () => await target.sendSigned(sample.body);

const countExecutions = async () => (await world.rest.listExecutions(target.id)).length;

const isHealthy = async () => (await fetch(`${world.n8n.url}/healthz/readiness`)).ok;

/** With the signature of the whole body, so that nothing but its missing rest keeps it out. */
const stalled = () => ({
	url: target.url,
	body: sample.body,
	headers: [
		['Content-Type', 'application/json'],
		['X-Argyle-Signature', sample.signature],
	] satisfies [string, string][],
});

describe('a sender that does not finish starts nothing and holds nothing [checklist 22]', () => {
	const settle = async (run: () => Promise<string[]>) => {
		const executions = await countExecutions();
		const { descriptors } = readUsage(world.n8n.pid());
		const received = await run();
		await until(
			'The end of the sockets in n8n',
			() => readUsage(world.n8n.pid()).descriptors <= descriptors + 5,
		);
		// n8n loads the workflow for each of them before it waits for the body; a busy one may be behind.
		await until("n8n's recovery", isHealthy);
		expect(await countExecutions()).toBe(executions);
		return received;
	};

	it.each([
		['before the body', 0],
		['after the first byte', 1],
		['half-way', 25_000],
		['one byte before the end', 49_999],
	])('50 that hang up %s', async (_name, sent) => {
		const senders = Array.from({ length: 50 }, () => ({ ...stalled(), sent }));
		const received = await settle(
			async () => await pMap(senders, sendAndHangUp, { concurrency: 25 }),
		);
		expect(new Set(received)).toEqual(new Set(['']));
	});

	it('50 that send a byte every 100 ms', async () => {
		const senders = Array.from({ length: 50 }, () => ({ ...stalled(), sent: 40, everyMs: 100 }));
		const received = await settle(async () => await pMap(senders, sendSlowly, { concurrency: 50 }));
		expect(new Set(received)).toEqual(new Set(['']));
	});

	it('and a genuine delivery after them runs', async () => {
		const executions = await countExecutions();
		expect(await sendGenuine()).toEqual({ status: 200, text: '{"received":true}' });
		await world.rest.waitForExecutions(target.id, { count: executions + 1 });
	});
});

describe('3,000 forged deliveries of 50 KB', () => {
	const warmUp = 300;
	const flood = 3_000;
	const concurrency = 10;
	/** What n8n refuses itself, before it asks the trigger. */
	const ownRefusals = [400, 413, 422];

	const forge = (index: number) => {
		const [, make] = forgeries[index % forgeries.length] ?? [];
		if (!make) throw new RangeError('There are no forgeries');
		return { url: target.url, ...make(sample) };
	};
	const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

	it('start nothing, are all refused and leave no memory behind, while a genuine one in their midst runs [checklist 28]', async () => {
		await pMap(numbers(warmUp), async (index) => await world.send(forge(index)), { concurrency });
		const executions = await countExecutions();
		const before = readUsage(world.n8n.pid());

		const midst = flood / 2;
		const answers = await pMap(
			numbers(flood),
			async (index) => (index === midst ? await sendGenuine() : await world.send(forge(index))),
			{ concurrency },
		);

		expect(answers[midst]?.status).toBe(200);
		const isRefusal = (status: number) => status === 401 || ownRefusals.includes(status);
		expect(answers.toSpliced(midst, 1).filter(({ status }) => !isRefusal(status ?? 0))).toEqual([]);
		await world.rest.waitForExecutions(target.id, { count: executions + 1 });
		expect(await countExecutions()).toBe(executions + 1);
		// 150 MB have come in. V8 returns memory when it likes to, so a third of that is not a leak.
		await until(
			`The return of n8n's memory to ${before.megabytes} MB and at most 50 MB more`,
			() => readUsage(world.n8n.pid()).megabytes <= before.megabytes + 50,
			{ timeoutMs: 180_000, intervalMs: 1_000 },
		);
	}, 1_800_000);
});
