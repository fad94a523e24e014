import { startSimulator } from '../simulator/index.cts';
import { say } from '../process/progress.cts';
import type { SandboxAccess } from './choices.cts';

const SANDBOX_API = 'https://api-sandbox.argyle.com/v2';
const MINUTE = 60_000;
/** The failures in order: first the applicant has to act, then the team, then nobody. */
const CODES = ['invalid_mfa', 'trial_period_expired', 'existing_account_found', 'system_error'];

/** The one that the demo talks to. */
export interface Argyle {
	name: string;
	/** The fields of the credential in n8n. */
	credential: Record<string, string>;
	/** n8n's public address, when it needs one. */
	webhookUrl: string | undefined;
	/** How long a failed login may take to arrive. */
	patienceMs: number;
	/** Makes a login fail, or says how the person makes one fail. */
	failLogin: () => void;
	/** Lets the applicant of the last failure connect, or says how the person does. */
	recover: () => void;
	/** What n8n answered to deliveries that it did not take. */
	listRefusals: () => string[];
	/** Those that lead to this n8n. */
	countSubscriptions: () => Promise<number>;
	close: () => Promise<void>;
}

/** Gives an Argyle for the demo: the simulator, or the sandbox when there is a key for it. */
export async function openArgyle(sandbox: SandboxAccess | null): Promise<Argyle> {
	return sandbox === null ? await openSimulator() : openSandbox(sandbox);
}

async function openSimulator(): Promise<Argyle> {
	const argyle = await startSimulator();
	let played = 0;
	let account: string | undefined;
	return {
		name: "Argyle's simulator",
		credential: argyle.credential(),
		webhookUrl: undefined,
		patienceMs: MINUTE,
		failLogin: () => {
			const errorCode = CODES[played % CODES.length];
			played += 1;
			say(`Playing a failed login (${errorCode}) …`);
			// An invite, so that the message has its link.
			const { user } = argyle.invites.add();
			account = argyle.playLogin({ errorCode, user }).account.id;
		},
		recover: () => {
			say('Playing the login of an applicant who connects …');
			argyle.playLogin({ account, errorCode: null });
		},
		listRefusals: () =>
			argyle.deliveries
				.filter(({ status }) => status !== 200)
				.map(({ status, answer, error }) => `${status ?? error}: ${answer}`),
		countSubscriptions: async () => argyle.webhooks.list().length,
		close: argyle.close,
	};
}

function openSandbox({ id, secret, webhookUrl }: SandboxAccess): Argyle {
	const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

	const get = (url: string) => fetch(url, { headers: { authorization } });

	return {
		name: "Argyle's sandbox",
		credential: { environment: 'sandbox', apiKeyId: id, apiKeySecret: secret },
		webhookUrl,
		patienceMs: 60 * MINUTE,
		failLogin: () =>
			say(
				'Now make a login fail: in Argyle Console (Sandbox) open Flows, choose your demo flow and "Simulate an error", and use the password shown there. Waiting for it …',
			),
		recover: () => say('Now log in with the right password. Waiting for it …'),
		// Argyle does not show the answers to its deliveries.
		listRefusals: () => [],
		countSubscriptions: async () => {
			let count = 0;
			let next: string | null = `${SANDBOX_API}/webhooks?limit=200`;
			while (next !== null) {
				const answer = await get(next);
				if (!answer.ok) throw new Error(`Argyle answered ${answer.status} to ${next}`);
				const page: { results: { url: string }[]; next: string | null } = await answer.json();
				count += page.results.filter(({ url }) => url.startsWith(webhookUrl)).length;
				next = page.next;
			}
			return count;
		},
		close: async () => undefined,
	};
}
