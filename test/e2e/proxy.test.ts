import { argyleAddresses } from '../../nodes/Argyle/trigger/delivery/sender';
import { body } from '../support/sample';
import { sign } from '../../tools/n8n/world/forgeries.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(60_000);

const [argyle = ''] = argyleAddresses;
const stranger = '203.0.113.9';

let world: World;
let send: (forwarded: string | undefined, key?: string) => Promise<number>;
let countRuns: () => Promise<number>;
let untilRuns: (count: number) => Promise<unknown>;

beforeAll(async () => {
	world = await openWorld({ env: { N8N_PROXY_HOPS: '1' } });
	const { id, webhookId } = await world.publishTrigger({ options: { ipAllowList: true } });
	const secret = world.argyle.webhooks.list().find(({ name }) => name.includes(id))?.secret ?? '';
	const url = `${world.n8n.url}/webhook/${webhookId}/webhook`;
	send = async (forwarded, key = secret) => {
		const headers: Array<[string, string]> = [
			['Content-Type', 'application/json'],
			['X-Argyle-Signature', sign(body, key)],
		];
		if (forwarded !== undefined) headers.push(['X-Forwarded-For', forwarded]);
		const { status } = await world.send({ url, body, headers });
		return status;
	};
	untilRuns = async (count) => await world.rest.waitForExecutions(id, { count });
	countRuns = async () => (await world.rest.listExecutions(id)).length;
}, 300_000);

afterAll(async () => await world.close());

describe('"Only Accept Argyle\'s IP Addresses" behind one proxy (N8N_PROXY_HOPS=1)', () => {
	it.each([
		['the address', argyle],
		['the address and its port', `${argyle}:51234`],
		['its IPv6 form', `::ffff:${argyle}`],
		['it behind what the sender claims', `${stranger}, ${argyle}`],
	])('lets in what Argyle has signed when the proxy writes %s', async (_what, forwarded) => {
		const before = await countRuns();
		expect(await send(forwarded)).toBe(200);
		await untilRuns(before + 1);
	});

	it.each([
		['another address', stranger],
		["another address behind Argyle's, which the sender claims to be", `${argyle}, ${stranger}`],
		['nothing', undefined],
	])('refuses it when the proxy writes %s', async (_what, forwarded) => {
		const before = await countRuns();
		expect(await send(forwarded)).toBe(403);
		expect(await countRuns()).toBe(before);
	});

	it("does not take Argyle's address for a signature", async () => {
		const before = await countRuns();
		expect(await send(argyle, 'a guess')).toBe(401);
		expect(await countRuns()).toBe(before);
	});
});
