import { createHash, createHmac, randomBytes } from 'node:crypto';
import { sign } from '../../tools/simulator/sending.cts';
import { describeFailure, nameFailure } from './people.cts';
import type { Account } from '../../tools/simulator/types.cts';
import type { People } from './people.cts';

type Workflow = 'receive' | 'delete';

/** Of the subscriptions. */
type Secrets = Record<Workflow, string>;

export interface Delivery {
	to: Workflow;
	body: string;
	/** No header without one. */
	signature: string | null;
	/** Content-Type. */
	type: string;
	/** That its answer should have. */
	status: number;
	/** What n8n should run for; null for nothing. */
	failure: string | null;
}

interface Kind {
	name: string;
	weight: number;
	make: (people: People, secrets: Secrets, memory: Delivery[]) => Delivery;
}

const JSON_TYPE = 'application/json';
const KILOBYTE = 1024;
/** So many of the latest deliveries may come once more. */
const REMEMBERED = 50;

/** Argyle indents what it sends. */
const write = (value: unknown) => JSON.stringify(value, null, 2);

export function makeGenuine(
	to: Workflow,
	account: Account,
	secrets: Secrets,
	options?: Parameters<typeof describeFailure>[1],
): Delivery {
	const body = write(describeFailure(account, options));
	const signature = sign(body, secrets[to]);
	return { to, body, signature, type: JSON_TYPE, status: 200, failure: nameFailure(account) };
}

/** @param padding bytes */
function failAgain(padding: number): Kind['make'] {
	return (people, secrets, memory) => {
		const delivery = makeGenuine('receive', people.failAgain(), secrets, { padding });
		memory.push(delivery);
		memory.splice(0, memory.length - REMEMBERED);
		return delivery;
	};
}

/** Signed by Argyle, but nothing to run for. */
function signed(
	say: (people: People) => { body: string; type?: string; status?: number },
): Kind['make'] {
	return (people, secrets) => {
		const { body, type = JSON_TYPE, status = 200 } = say(people);
		const signature = sign(body, secrets.receive);
		return { to: 'receive', body, signature, type, status, failure: null };
	};
}

/** A failure that Argyle did not sign, for the workflow that deletes accounts. */
function forged(
	change: (genuine: Delivery & { signature: string }, secrets: Secrets) => Partial<Delivery>,
): Kind['make'] {
	return (people, secrets) => {
		const { body, type } = makeGenuine('delete', people.pickBait(), secrets);
		const signature = sign(body, secrets.delete);
		const base = { to: 'delete' as const, body, signature, type };
		const genuine = { ...base, status: 401, failure: null };
		return { ...genuine, ...change(genuine, secrets) };
	};
}

const KINDS: Kind[] = [
	{ name: 'failure, 2 KB', weight: 28, make: failAgain(0) },
	{ name: 'failure, 20 KB', weight: 4, make: failAgain(20 * KILOBYTE) },
	{ name: 'failure, 1 MB', weight: 1, make: failAgain(KILOBYTE * KILOBYTE) },
	{
		name: 'failure, 250 bytes, looked up',
		weight: 4,
		make: (people, secrets) => makeGenuine('receive', people.pickFormer(), secrets, { thin: true }),
	},
	{
		name: 'failure, account deleted',
		weight: 15,
		make: (people, secrets) => makeGenuine('delete', people.failAndLeave(), secrets),
	},
	{
		name: 'the same once more',
		weight: 6,
		make: (people, secrets, memory) =>
			memory[Math.floor(memory.length / 2)] ?? failAgain(0)(people, secrets, memory),
	},
	...['accounts.updated', 'accounts.connected', 'accounts.removed', 'identities.added'].map(
		(event) => ({
			name: `other event: ${event}`,
			weight: 2.5,
			make: signed((people) => ({ body: write(describeFailure(people.pickBait(), { event })) })),
		}),
	),
	{
		name: 'malformed: no JSON',
		weight: 2,
		make: signed(() => ({ body: '{"event":', status: 422 })),
	},
	{
		name: 'malformed: text',
		weight: 1,
		make: signed(() => ({ body: 'accounts.failed', type: 'text/plain' })),
	},
	{ name: 'malformed: a list', weight: 1, make: signed(() => ({ body: '[1, 2]' })) },
	{ name: 'malformed: empty', weight: 1, make: signed(() => ({ body: '{}' })) },
	{ name: 'forged: no signature', weight: 4, make: forged(() => ({ signature: null })) },
	{
		name: 'forged: random signature',
		weight: 4,
		make: forged(() => ({ signature: randomBytes(64).toString('hex') })),
	},
	{
		name: 'forged: one digit cut off',
		weight: 3,
		make: forged(({ signature }) => ({ signature: signature.slice(0, -1) })),
	},
	{
		name: "forged: another workflow's secret",
		weight: 4,
		make: forged(({ body }, { receive }) => ({ signature: sign(body, receive) })),
	},
	{
		name: 'forged: re-serialized',
		weight: 4,
		make: forged(({ body }) => ({ body: JSON.stringify(JSON.parse(body)) })),
	},
	{
		name: 'forged: another code',
		weight: 3,
		make: forged(({ body }) => ({ body: body.replaceAll('invalid_mfa', 'invalid_otp') })),
	},
	{
		name: 'forged: SHA-256',
		weight: 2,
		make: forged(({ body }, secrets) => ({
			signature: createHmac('sha256', secrets.delete).update(body).digest('hex').repeat(2),
		})),
	},
	{
		name: 'forged: SHA-512 without a key',
		weight: 2,
		make: forged(({ body }) => ({ signature: createHash('sha512').update(body).digest('hex') })),
	},
];

const TOTAL = KINDS.reduce((sum, { weight }) => sum + weight, 0);

/** @param place between 0 and 1 */
export function pickKind(place: number): Kind {
	let rest = place * TOTAL;
	const found = KINDS.find(({ weight }) => (rest -= weight) < 0);
	return found ?? chooseLast();
}

/** Rounding may leave a place beyond the last kind. */
function chooseLast() {
	const last = KINDS.at(-1);
	if (last === undefined) throw new Error('There are no kinds');
	return last;
}
