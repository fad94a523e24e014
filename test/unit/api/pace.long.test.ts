import { paceClient } from '../../../nodes/Argyle/api/pace';
import { measureRate } from '../../support/rate';
import { reply, scriptClient } from './scriptedClient';
import type { SentRequest } from './scriptedClient';

/** The most requests that left within any second. */
const busiestSecond = (sent: SentRequest[]) =>
	Math.max(
		...sent.map(({ at }) => sent.filter((one) => one.at >= at && one.at < at + 1000).length),
	);

it('with real timers, late as they are, it stays between 45 and 50 a second [checklist 70]', async () => {
	const client = scriptClient([reply(200)]);
	const paced = paceClient(client);
	await Promise.all(
		Array.from(
			{ length: 96 },
			async (_one, index) => await paced.send({ method: 'GET', path: `/accounts/${index}` }),
		),
	);
	expect(busiestSecond(client.sent)).toBeLessThanOrEqual(50);
	expect(measureRate(client.sent.map(({ at }) => at))).toBeGreaterThan(45);
});
