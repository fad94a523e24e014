import { sign } from './forgeries.cts';
import type { createSender } from './sender.cts';
import type { Simulator } from './leaks.cts';
import type { createWorkflows } from './workflows.cts';

type Headers = [name: string, value: string][];
type World = { argyle: Simulator } & ReturnType<typeof createSender> &
	Pick<ReturnType<typeof createWorkflows>, 'publishTrigger'>;

interface Signing {
	/** The secret; by default that of the subscription. */
	secret?: string;
	/** The bytes that are signed, if they are not the body. */
	signed?: Buffer;
	/** The name of the signature's header. */
	header?: string;
	/** The other headers; by default the content type of JSON. */
	headers?: Headers;
}

export type Target = Awaited<ReturnType<typeof publishTarget>>;

const JSON_TYPE: Headers = [['Content-Type', 'application/json']];

/**
 * Publishes a workflow of an Argyle Trigger, and returns functions that send it deliveries with a
 * right or a wrong signature.
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
 * Writes a failure with all fields, so that the trigger looks nothing up.
 * @param bytes its size; without it the failure has the size of its fields
 */
export function writeFailure(account: string, bytes = 0): Buffer {
	const connection = { status: 'error', error_code: 'invalid_mfa', error_message: 'No.' };
	const resource = { connection, scanned_at: null, ongoing_refresh: { status: 'idle' } };
	const data = { account, resource };
	const write = (name: string) => JSON.stringify({ event: 'accounts.failed', name, data }, null, 2);
	return Buffer.from(write('n'.repeat(Math.max(0, bytes - write('').length))));
}
