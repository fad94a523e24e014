import { startReceiver } from '../../simulator/receiver.cts';
import type { Simulator } from './leaks.cts';

/** A delivery of a failed login, as Argyle sends it. */
export interface Delivery {
	url: string;
	/** Sent byte for byte. */
	body: Buffer;
	headers: [name: string, value: string][];
}

/**
 * Plays failed logins, every fourth the second of its account, and keeps what Argyle sends instead of delivering it.
 * @param argyle has one subscription
 * @returns a delivery for each failure, addressed to that subscription
 * @throws {TypeError} without a subscription
 */
export async function holdFailures(argyle: Simulator, failures: number): Promise<Delivery[]> {
	const [subscription] = argyle.webhooks.list();
	if (!subscription) throw new TypeError('There is no subscription');
	const { id, url } = subscription;
	const aside = await startReceiver();
	argyle.webhooks.update(id, { url: aside.url });
	const accounts: string[] = [];
	for (let count = 0; count < failures; count += 1) {
		const again = count % 4 === 3 ? { account: accounts.at(-1) } : {};
		const login = argyle.playLogin({ errorCode: 'invalid_mfa', ...again });
		accounts.push(login.account.id);
		await login.deliveries;
	}
	argyle.webhooks.update(id, { url });
	await aside.close();
	return argyle.deliveries
		.filter((delivery) => delivery.url === aside.url)
		.map(({ body, signature }) => ({
			url,
			body: Buffer.from(body),
			headers: [
				['Content-Type', 'application/json'],
				['X-Argyle-Signature', signature ?? ''],
			],
		}));
}
