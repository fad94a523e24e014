import { sleep } from 'n8n-workflow';
import { openScene } from './scene';

it('keeps an account that connected while Argyle took 4 s to report its state [checklist 66]', async () => {
	const scene = await openScene();
	const { account } = scene.argyle.playLogin({ errorCode: 'invalid_mfa' });
	// Argyle reads the account immediately and answers late, as behind a slow network.
	const slow = { method: 'GET', path: '/v2/accounts/', delayMs: 4_000, times: 1 };
	scene.argyle.faults.add(slow);
	const removing = scene.remove([account.id]);
	await sleep(2_000);
	scene.argyle.playLogin({ account: account.id, errorCode: null });
	const { output } = await removing;
	const deletions = scene.deletions();
	await scene.close();
	expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
	expect(deletions).toEqual([]);
});
