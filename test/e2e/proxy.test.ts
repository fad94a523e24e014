import { argyleAddresses } from '../../nodes/Argyle/trigger/delivery/sender';
import { body } from '../support/sample';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';
import type { Target } from '../../tools/n8n/world/target.cts';
import { publishTarget } from '../../tools/n8n/world/target.cts';

jest.setTimeout(60_000);

const [argyle = ''] = argyleAddresses;
const stranger = '203.0.113.9';

let world: SharedWorld;
let target: Target;

beforeAll(async () => {
	world = await openShared();
	target = await publishTarget(world, { options: { ipAllowList: true } });
});

afterAll(async () => await world.close());

const countRuns = async () => (await world.rest.listExecutions(target.id)).length;

/** @returns the status */
const send = async (forwarded: string | undefined, secret?: string) => {
	const headers: [string, string][] = [['Content-Type', 'application/json']];
	if (forwarded !== undefined) headers.push(['X-Forwarded-For', forwarded]);
	return (await target.sendSigned(body, { headers, secret })).status;
};

// The n8n that the tests share has N8N_PROXY_HOPS=1.
describe('"Only Accept Argyle\'s IP Addresses" behind one proxy', () => {
	it.each([
		['the address', argyle],
		['the address and its port', `${argyle}:51234`],
		['its IPv6 form', `::ffff:${argyle}`],
		['it behind what the sender claims', `${stranger}, ${argyle}`],
	])(
		'accepts what Argyle has signed when the proxy writes %s [checklist 98]',
		async (_what, forwarded) => {
			const before = await countRuns();
			expect(await send(forwarded)).toBe(200);
			await world.rest.waitForNewest(target.id, { count: before + 1 });
		},
	);

	it.each([
		['another address', stranger],
		["another address behind Argyle's, which the sender claims", `${argyle}, ${stranger}`],
		['nothing', undefined],
	])('refuses it when the proxy writes %s [checklist 98]', async (_what, forwarded) => {
		const before = await countRuns();
		expect(await send(forwarded)).toBe(403);
		expect(await countRuns()).toBe(before);
	});

	it("does not take Argyle's address for a signature [checklist 98]", async () => {
		const before = await countRuns();
		expect(await send(argyle, 'a guess')).toBe(401);
		expect(await countRuns()).toBe(before);
	});
});
