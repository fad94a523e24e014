import '../../support/stage/quietLog.cts';
import { connectedJustNow } from '../../support/recordedAccounts';
import { about, ignoredOf, openEventScene } from './scene';

it('5,000 accounts.updated that are none of ours cost no lookup and start nothing', async () => {
	const scene = await openEventScene({ events: ['accounts.failed', 'accounts.disconnected'] });
	for (let sent = 0; sent < 5_000; sent++) {
		const answer = await scene.deliver('accounts.updated', about(connectedJustNow));
		expect(ignoredOf(answer)).toEqual({ received: true, ignored: 'no disconnection' });
	}
	expect(scene.lookUps()).toEqual([]);
	await scene.close();
}, 120_000);
