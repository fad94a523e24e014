import { forgeries } from '../../tools/n8n/world/forgeries.cts';
import { sign } from '../../tools/simulator/sending.cts';
import { describeFailure, nameChange } from './people.cts';
import type { Forgery } from '../../tools/n8n/world/forgeries.cts';
import type { Account } from '../../tools/simulator/types.cts';
import type { People } from './people.cts';

type Workflow = 'receive' | 'delete' | 'events';

export interface Secrets {
	/** Of the subscriptions. */
	receive: string;
	delete: string;
	events: string;
	/** Of the API key. */
	key: string;
}

export interface Delivery extends Forgery {
	to: Workflow;
	/** The expected answer. */
	status: number;
	/** The change that n8n should run for; null for nothing. */
	failure: string | null;
}

interface Kind {
	name: string;
	weight: number;
	make: (people: People, secrets: Secrets, memory: Delivery[]) => Delivery;
}

const KILOBYTE = 1024;
/** The number of latest deliveries that may come once more. */
const REMEMBERED = 50;

/** Argyle indents what it sends. */
const write = (value: unknown) => JSON.stringify(value, null, 2);

function signWith(secret: string, text: string, type = 'application/json'): Forgery {
	const body = Buffer.from(text);
	return {
		body,
		headers: [
			['Content-Type', type],
			['X-Argyle-Signature', sign(body, secret)],
		],
	};
}

export function makeGenuine(
	to: Workflow,
	account: Account,
	secrets: Pick<Secrets, Workflow>,
	options?: Parameters<typeof describeFailure>[1],
): Delivery {
	const signed = signWith(secrets[to], write(describeFailure(account, options)));
	const isRemoval = options?.event === 'accounts.removed';
	const failure = isRemoval ? `${account.id}:removed` : nameChange(account);
	return { ...signed, to, status: 200, failure };
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
function idle(
	say: (people: People) => { body: string; type?: string; status?: number },
): Kind['make'] {
	return (people, secrets) => {
		const { body, type, status = 200 } = say(people);
		return { ...signWith(secrets.receive, body, type), to: 'receive', status, failure: null };
	};
}

/** Of the workflow for the events after a failure. */
const later: Kind[] = [
	{
		name: 'event: accounts.connected',
		weight: 4,
		make: (people, secrets) =>
			makeGenuine('events', people.connect(), secrets, { event: 'accounts.connected' }),
	},
	{
		name: 'event: accounts.updated, disconnected',
		weight: 4,
		make: (people, secrets) =>
			makeGenuine('events', people.disconnect(), secrets, { event: 'accounts.updated' }),
	},
	{
		name: 'event: accounts.updated, nothing else',
		weight: 4,
		make: (people, secrets) => ({
			...makeGenuine('events', people.connect(), secrets, { event: 'accounts.updated' }),
			failure: null,
		}),
	},
	{
		name: 'event: accounts.removed',
		weight: 2,
		make: (people, secrets) =>
			makeGenuine('events', people.remove(), secrets, { event: 'accounts.removed', thin: true }),
	},
];

/** All forgeries together come about as often as genuine failures. */
const FORGED_WEIGHT = 26;

/** Of failures of accounts that only forged deliveries name, for the workflow that deletes accounts. */
const forged = forgeries.map(
	([name, forge]): Kind => ({
		name: `forged: ${name}`,
		weight: FORGED_WEIGHT / forgeries.length,
		make: (people, secrets) => {
			const { body } = makeGenuine('delete', people.pickBait(), secrets);
			const forgery = forge({
				body,
				signature: sign(body, secrets.delete),
				secret: secrets.delete,
				otherSecret: secrets.receive,
				apiKeySecret: secrets.key,
			});
			return { ...forgery, to: 'delete', status: 401, failure: null };
		},
	}),
);

const KINDS: Kind[] = [
	{ name: 'failure, 2 KB', weight: 28, make: failAgain(0) },
	{ name: 'failure, 20 KB', weight: 4, make: failAgain(20 * KILOBYTE) },
	{ name: 'failure, 1 MB', weight: 1, make: failAgain(KILOBYTE * KILOBYTE) },
	{
		name: 'failure, 250 bytes, completed by a lookup',
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
			make: idle((people) => ({ body: write(describeFailure(people.pickBait(), { event })) })),
		}),
	),
	{ name: 'malformed: no JSON', weight: 2, make: idle(() => ({ body: '{"event":', status: 422 })) },
	{
		name: 'malformed: text',
		weight: 1,
		make: idle(() => ({ body: 'accounts.failed', type: 'text/plain' })),
	},
	{ name: 'malformed: a list', weight: 1, make: idle(() => ({ body: '[1, 2]' })) },
	{ name: 'malformed: empty', weight: 1, make: idle(() => ({ body: '{}' })) },
	...later,
	...forged,
];

const TOTAL = KINDS.reduce((sum, { weight }) => sum + weight, 0);

/** @param place between 0 and 1 */
export function pickKind(place: number): Kind {
	let rest = place * TOTAL;
	// Rounding may leave a place beyond the last kind.
	const found = KINDS.find(({ weight }) => (rest -= weight) < 0) ?? KINDS.at(-1);
	if (found === undefined) throw new Error('There are no kinds');
	return found;
}
