// @ts-check
const { startSimulator } = require('../../test/simulator');
const { say } = require('../progress');

const SANDBOX_API = 'https://api-sandbox.argyle.com/v2';
const MINUTE = 60_000;

/**
 * @typedef {object} Argyle the one that the demo talks to
 * @property {string} name
 * @property {Record<string, string>} credential the fields of the credential in n8n
 * @property {string | undefined} webhookUrl n8n's public address, when it needs one
 * @property {number} patienceMs how long a failed login may take to arrive
 * @property {() => void} failLogin makes a login fail, or says how the person makes one fail
 * @property {() => string[]} listRefusals what n8n answered to deliveries that it did not take
 * @property {(account: string) => Promise<boolean>} hasAccount
 * @property {() => Promise<number>} countSubscriptions those that lead to this n8n
 * @property {() => Promise<void>} close
 */

/**
 * Gives an Argyle for the demo: the simulator, or the sandbox when there is a key for it.
 * @param {import('./choices').SandboxAccess | null} sandbox
 * @returns {Promise<Argyle>}
 */
async function openArgyle(sandbox) {
	return sandbox === null ? await openSimulator() : openSandbox(sandbox);
}

/** @returns {Promise<Argyle>} */
async function openSimulator() {
	const argyle = await startSimulator();
	return {
		name: "Argyle's simulator",
		credential: argyle.credential(),
		webhookUrl: undefined,
		patienceMs: MINUTE,
		failLogin: () => {
			say('Playing one failed login (wrong one-time code) …');
			argyle.playLogin({ errorCode: 'invalid_mfa' });
		},
		listRefusals: () =>
			argyle.deliveries
				.filter(({ status }) => status !== 200)
				.map(({ status, answer, error }) => `${status ?? error}: ${answer}`),
		hasAccount: async (account) => argyle.accounts.get(account) !== undefined,
		countSubscriptions: async () => argyle.webhooks.list().length,
		close: argyle.close,
	};
}

/**
 * @param {import('./choices').SandboxAccess} access
 * @returns {Argyle}
 */
function openSandbox({ id, secret, webhookUrl }) {
	const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

	/** @param {string} url */
	const get = (url) => fetch(url, { headers: { authorization } });

	return {
		name: "Argyle's sandbox",
		credential: { environment: 'sandbox', apiKeyId: id, apiKeySecret: secret },
		webhookUrl,
		patienceMs: 60 * MINUTE,
		failLogin: () =>
			say(
				'Now make a login fail: in Argyle Console (Sandbox) open Flows, choose your demo flow and "Simulate an error", and use the password shown there. Waiting for it …',
			),
		// Argyle shows nobody how its deliveries were answered.
		listRefusals: () => [],
		hasAccount: async (account) => (await get(`${SANDBOX_API}/accounts/${account}`)).status !== 404,
		countSubscriptions: async () => {
			let count = 0;
			/** @type {string | null} */
			let next = `${SANDBOX_API}/webhooks?limit=200`;
			while (next !== null) {
				const answer = await get(next);
				if (!answer.ok) throw new Error(`Argyle answered ${answer.status} to ${next}`);
				/** @type {{ results: { url: string }[], next: string | null }} */
				const page = await answer.json();
				count += page.results.filter(({ url }) => url.startsWith(webhookUrl)).length;
				next = page.next;
			}
			return count;
		},
		close: async () => undefined,
	};
}

module.exports = { openArgyle };
