import { sign } from './forgeries.cts';
import type { createSender } from './sender.cts';
import type { Simulator } from './leaks.cts';
import type { createWorkflows } from './workflows.cts';

type Headers = [name: string, value: string][];
type World = { argyle: Simulator } & ReturnType<typeof createSender> &
	Pick<ReturnType<typeof createWorkflows>, 'publishTrigger'>;

interface Signing {
	/** By default the subscription's. */
	secret?: string;
	/** What is signed, when that is not the body. */
	signed?: Buffer;
	/** The name of the signature's header. */
	header?: string;
	/** The others; by default the content type of JSON. */
	headers?: Headers;
}

export type Target = Awaited<ReturnType<typeof publishTarget>>;

const JSON_TYPE: Headers = [['Content-Type', 'application/json']];

/**
 * Publishes a workflow of an Argyle Trigger, and gives the means to send it what Argyle signs, or what is signed wrongly.
 * @param args for `publishTrigger`
 */
export async function publishTarget(
	{ argyle, publishTrigger, send }: World,
	...args: Parameters<World['publishTrigger']>
) {
	const { id } = await publishTrigger(...args);
	const subscription = argyle.webhooks.list().find(({ name }) => name.includes(id));
	if (!subscription?.secret) throw new Error(`Workflow ${id} has no subscription`);
	const { url, secret } = subscription;
	return {
		id,
		url,
		secret,
		subscription,
		sendSigned: async (
			body: Buffer,
			{
				secret: key = secret,
				signed = body,
				header = 'X-Argyle-Signature',
				headers = JSON_TYPE,
			}: Signing = {},
		) => await send({ url, body, headers: [...headers, [header, sign(signed, key)]] }),
	};
}

/**
 * Writes a failure with all that the trigger would otherwise look up.
 * @param bytes its size, when that is not as it comes
 */
export function writeFailure(account: string, bytes = 0): Buffer {
	const connection = { status: 'error', error_code: 'invalid_mfa', error_message: 'No.' };
	const resource = { connection, scanned_at: null, ongoing_refresh: { status: 'idle' } };
	const data = { account, resource };
	const write = (name: string) => JSON.stringify({ event: 'accounts.failed', name, data }, null, 2);
	return Buffer.from(write('n'.repeat(Math.max(0, bytes - write('').length))));
}
