import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../root.cts';
import { createHubspot } from '../../services/standIns/hubspot.cts';
import { gmail, slack, twilio } from '../../services/standIns/messages.cts';
import { INSTANCE, createSalesforce } from '../../services/standIns/salesforce.cts';
import { startServices } from '../../services/standIns/server.cts';
import { createSheets } from '../../services/standIns/sheets.cts';
import { tokens } from '../../services/standIns/tokens.cts';
import type { Rest } from '../rest/index.cts';

export type StandIns = Awaited<ReturnType<typeof openStandIns>>;

const REROUTE = pathToFileURL(join(ROOT, 'tools/services/standIns/reroute.mts')).href;

const token = {
	access_token: 'token',
	refresh_token: 'refresh',
	token_type: 'Bearer',
	instance_url: `https://${INSTANCE}`,
};
const oauth = { clientId: 'client', clientSecret: 'secret', oauthTokenData: token };

/**
 * The fields that a user enters for each service of the examples, by the type of the credential.
 */
const CREDENTIALS: Record<string, Record<string, unknown>> = {
	twilioApi: { authType: 'authToken', accountSid: 'AC0', authToken: 'token' },
	gmailOAuth2: oauth,
	googleSheetsOAuth2Api: oauth,
	hubspotAppToken: { appToken: 'token' },
	salesforceOAuth2Api: oauth,
	slackApi: { accessToken: 'xoxb-token' },
};

/** Starts local servers that replace the services of the examples, except Argyle. */
export async function openStandIns() {
	const [hubspot, salesforce, sheets] = [createHubspot(), createSalesforce(), createSheets()];
	const crms = [hubspot.service, salesforce.service];
	const services = [twilio, gmail, slack, tokens, sheets.service, ...crms];
	const server = await startServices(services);
	return {
		...server,
		hubspot,
		salesforce,
		sheets,
		/** The settings of an n8n whose nodes reach the stand-ins. */
		env: { ...server.env, NODE_OPTIONS: `--import ${REROUTE}` },
		/** Forgets the requests so far, and the records of the services. */
		clear: () => {
			for (const one of [server, hubspot, salesforce, sheets]) one.clear();
		},
	};
}

/** Creates a credential for each of them, by its type. */
export async function createCredentials(rest: Rest) {
	const created = Object.entries(CREDENTIALS).map(async ([type, data]) => {
		const { id, name } = await rest.createCredential(type, type, data);
		return [type, { id, name }] as const;
	});
	return Object.fromEntries(await Promise.all(created));
}
