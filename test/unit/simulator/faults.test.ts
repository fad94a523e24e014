import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';
import { Faults } from '../../../tools/simulator/faults.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';
import type { Client, Fault } from '../../../tools/simulator/types.cts';

const WANTED = { name: 'n', events: ['accounts.failed'], url: 'https://n8n.example.com/x' };

describe('Argyle simulator: faults', () => {
	const argyle = useEach(async () => await startSimulator({ rateLimit: 0 }));
	const client: Client = async (...given) =>
		await createClient(argyle.url, argyle.keys.sandbox)(...given);
	const create = async () => await client('POST', '/v2/webhooks', WANTED);

	it.each<[string, Fault, number, number]>([
		['a refusal does nothing', { status: 503 }, 503, 0],
		['created but answered 500', { createdButStatus: 500 }, 500, 1],
		['created without an id in the reply', { omitId: true }, 200, 1],
		['created, reply cut short', { truncate: true }, 200, 1],
		['an odd body', { body: '<html>' }, 200, 1],
	])('%s [checklist 56]', async (_case, fault, status, subscriptions) => {
		argyle.faults.add(fault);
		const answer = await create();
		expect(answer.status).toBe(status);
		expect(answer.body).not.toHaveProperty('id');
		expect(argyle.webhooks.size).toBe(subscriptions);
		expect(argyle.requests).toMatchObject([{ status, fault: 'fault-1' }]);
	});

	it.each([
		['before', 0],
		['after', 1],
		['midway', 1],
	] as const)(
		'drops the connection %s the work is done [checklist 56]',
		async (drop, subscriptions) => {
			argyle.faults.add({ drop });
			await expect(create()).rejects.toThrow();
			expect(argyle.webhooks.size).toBe(subscriptions);
		},
	);

	it('does the work immediately and delays only the answer [checklist 56]', async () => {
		argyle.faults.add({ method: 'POST', delayMs: 600_000 });
		const lost = expect(create()).rejects.toThrow();
		while (argyle.webhooks.size === 0) await client('GET', '/v2/users');
		await argyle.close();
		await lost;
	});

	it('takes precedence over authentication, as an edge does', async () => {
		argyle.faults.add({ status: 502 });
		const { status, headers } = await createClient(argyle.url)('GET', '/v2/users');
		expect(status).toBe(502);
		expect(headers.get('content-type')).toMatch(/^text\/html/);
	});

	it('adds headers and a body of its own [checklist 68]', async () => {
		argyle.faults.add({ status: 429, body: '', headers: { 'Retry-After': '7' } });
		const { status, body, headers } = await client('GET', '/v2/users');
		expect([status, body, headers.get('retry-after')]).toEqual([429, '', '7']);
	});

	it.each<[string, Fault, number[]]>([
		['once by default', {}, [503, 200, 200]],
		['as often as configured', { times: 2 }, [503, 503, 200]],
		['on its method only', { method: 'POST' }, [200, 200, 200]],
		['on its path only', { path: '/v2/webhooks' }, [200, 200, 200]],
		['on a prefix', { path: '/v2/us' }, [503, 200, 200]],
		['on an expression', { path: /users$/ }, [503, 200, 200]],
		['never at probability 0', { probability: 0 }, [200, 200, 200]],
		['always at probability 1', { probability: 1 }, [503, 503, 503]],
	])('is played %s', async (_case, fault, statuses) => {
		argyle.faults.add({ ...fault, status: 503 });
		const seen: number[] = [];
		while (seen.length < statuses.length) seen.push((await client('GET', '/v2/users')).status);
		expect(seen).toEqual(statuses);
	});

	it('is played in the order planned', async () => {
		for (const status of [500, 429]) argyle.faults.add({ status });
		const seen = [await client('GET', '/v2/users'), await client('GET', '/v2/users')];
		expect(seen.map(({ status }) => status)).toEqual([500, 429]);
	});

	it('ends when cleared', async () => {
		argyle.faults.add({ status: 503, times: Infinity });
		argyle.faults.chaos({ probability: 1 });
		argyle.faults.clear();
		expect((await client('GET', '/v2/users')).status).toBe(200);
	});
});

describe('Argyle simulator: chaos', () => {
	const played = (seed: number, probability = 0.25) => {
		const faults = new Faults(0);
		faults.chaos({ probability, seed });
		return Array.from({ length: 1000 }, () => faults.take('GET', '/v2/users')?.id ?? 'none');
	};

	it('plays the same again for the same seed, and other things for another', () => {
		expect(played(7)).toEqual(played(7));
		expect(played(7)).not.toEqual(played(8));
	});

	it('comes with the given probability, in every kind', () => {
		const hits = played(7).filter((id) => id !== 'none');
		expect(hits.length).toBeGreaterThan(200);
		expect(hits.length).toBeLessThan(300);
		expect(new Set(hits).size).toBe(11);
	});

	it('refuses a kind that does not exist', () => {
		expect(() => new Faults(1).chaos({ probability: 1, kinds: ['flood'] })).toThrow('flood');
	});

	it.each([
		['lost', []],
		['late', ['signed']],
		['duplicated', ['signed', 'signed']],
		['forged', ['forged']],
	] as const)('makes a delivery %s: %j', async (kind, arrived) => {
		const argyle = await startSimulator();
		const receiver = await startReceiver();
		argyle.webhooks.add({ url: receiver.url, secret: 's' });
		argyle.faults.chaos({ probability: 1, kinds: [], deliveryKinds: [kind] });
		argyle.playLogin();
		await argyle.settled();
		const signatures = receiver.received.map(({ headers, body }) =>
			headers['x-argyle-signature'] === argyle.sign(body, 's') ? 'signed' : 'forged',
		);
		expect(signatures).toEqual(arrived);
		await argyle.close();
		await receiver.close();
	});
});
