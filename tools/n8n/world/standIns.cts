import { startReceiver } from '../../simulator/receiver.cts';
import { startMailbox } from '../../services/smtp.cts';
import type { Rest } from '../rest/index.cts';
import type { Receiver } from '../../simulator/receiver.cts';

export type StandIns = Awaited<ReturnType<typeof openStandIns>>;

/** Starts local servers in the place of those that the examples talk to, Argyle apart. */
export async function openStandIns(rest: Rest) {
	const [crm, slack, mailbox] = await Promise.all([
		startReceiver(),
		startReceiver(),
		startMailbox(),
	]);
	const { id, name } = await rest.createCredential('smtp', 'Mailbox', mailbox.credential);
	return {
		crm,
		slack,
		mailbox,
		/** To be given to nodes that send e-mail. */
		smtp: { credentials: { smtp: { id, name } } },
		/** Forgets what came so far. */
		clear: () => {
			for (const { received } of [crm, slack, mailbox]) received.splice(0);
			mailbox.onMail(() => undefined);
		},
		close: async () => {
			await Promise.all([crm, slack, mailbox].map((one) => one.close()));
		},
	};
}

/** The bodies that a stand-in has received. */
export function readBodies({ received }: Receiver): unknown[] {
	return received.map(({ body }) => JSON.parse(body));
}
