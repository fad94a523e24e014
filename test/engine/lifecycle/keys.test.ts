import { captureLog } from '../../support/stage/log.cts';
import type { Stage } from '../../support/stage';
import { answerFor } from './requests';
import { copyStaticData, readOnly, readRefusal, useArgyle } from './scene';

const sandboxHost = 'api-sandbox.argyle.com';

describe('a credential that changed after publishing', () => {
	const scene = useArgyle();

	const publish = async () => {
		const stage = scene.createStage();
		await stage.publish();
		return { stage, subscription: readOnly(scene.list()) };
	};

	const createKey = () => {
		const { id, secret } = scene.argyle.keyring.add();
		return { apiKeyId: id, apiKeySecret: secret };
	};

	it('to another key still removes the subscription [checklist 63]', async () => {
		const { stage } = await publish();
		stage.credentials.data = { ...scene.credential, ...createKey() };
		await stage.delete();
		expect(scene.list()).toEqual([]);
		expect(stage.staticData).toEqual({});
	});

	it('to another key leaves the subscription alone while n8n starts [checklist 63, 83]', async () => {
		const { stage, subscription } = await publish();
		const credential = { ...scene.credential, ...createKey() };
		const staticData = copyStaticData(stage);
		const restarted = scene.createStage({ credential, staticData, activation: 'init' });
		await restarted.publish();
		expect(scene.list()).toEqual([subscription]);
		expect(copyStaticData(restarted)).toEqual(staticData);
	});

	it('to another key is followed by the next publishing, the new one first [checklist 63, 83]', async () => {
		const { stage, subscription } = await publish();
		stage.credentials.data = { ...scene.credential, ...createKey() };
		await stage.publish();
		const made = readOnly(scene.list());
		expect(made.id).not.toBe(subscription.id);
		expect(made.secret).not.toBe(subscription.secret);
		const methods = scene.argyle.requests.map(({ method }) => method);
		expect(methods.slice(-4)).toEqual(['GET', 'POST', 'GET', 'DELETE']);
	});

	it('and whose key was revoked: unpublishing names the subscription that is left, and keeps the ID [checklist 63]', async () => {
		const revoked = createKey();
		const stage = scene.createStage({ credential: { ...scene.credential, ...revoked } });
		await stage.publish();
		const subscription = readOnly(scene.list());
		scene.argyle.keyring.revoke(revoked.apiKeyId);
		const message = await readRefusal(stage.delete());
		expect(message).toContain(subscription.id);
		expect(message).toMatch(/did not accept the API key/);
		expect(message).not.toContain(revoked.apiKeySecret);
		expect(stage.staticData.webhookId).toBe(subscription.id);
		stage.credentials.data = scene.credential;
		await stage.delete();
		expect(scene.list()).toEqual([]);
	});

	describe('to another environment', () => {
		/** A node that was published elsewhere and now has a credential of the sandbox. */
		const switchTo = async (): Promise<{ stage: Stage; left: string }> => {
			const { stage, subscription } = await publish();
			const staticData = copyStaticData(stage);
			const switched = scene.createStage({
				credential: { ...scene.credential, environment: 'sandbox' },
				staticData,
			});
			answerFor(sandboxHost, switched, scene.argyle);
			scene.argyle.clearJournal();
			return { stage: switched, left: subscription.id };
		};

		it('refuses to unpublish, as the other environment would answer 404 [checklist 63]', async () => {
			const { stage, left } = await switchTo();
			const message = await readRefusal(stage.delete());
			expect(message).toContain(left);
			expect(message).toMatch(/made in Argyle's custom environment/);
			expect(message).toMatch(/now points to sandbox/);
			expect(message).toMatch(/switch the credential back and unpublish again/);
			expect(stage.staticData.webhookId).toBe(left);
			expect(scene.argyle.requests).toEqual([]);
		});

		it('removes it once the credential is switched back [checklist 63]', async () => {
			const { stage } = await switchTo();
			await readRefusal(stage.delete());
			stage.credentials.data = scene.credential;
			await stage.delete();
			expect(scene.list()).toEqual([]);
			expect(stage.staticData).toEqual({});
		});

		it('publishes there with a secret of its own [checklist 63]', async () => {
			const { stage } = await switchTo();
			const { webhookSecret: before } = stage.staticData;
			scene.argyle.webhooks.clear();
			await stage.publish();
			const made = readOnly(scene.list());
			expect(stage.staticData).toMatchObject({ webhookId: made.id, environment: 'sandbox' });
			expect(made.secret).not.toBe(before);
			expect(stage.staticData).not.toHaveProperty('previousSecret');
		});

		describe('names in the log the subscription that it leaves', () => {
			const listen = async (publish: (stage: Stage) => Promise<unknown>) => {
				const { stage, left } = await switchTo();
				const log = captureLog();
				await publish(stage).finally(log.stop);
				return { warnings: log.lines.filter(({ level }) => level === 'warn'), left };
			};

			it('once, when it creates one there, with the ID and what the user can still do [checklist 63]', async () => {
				const { warnings, left } = await listen(async (stage) => {
					scene.argyle.webhooks.clear();
					await stage.publish();
				});
				expect(warnings).toHaveLength(1);
				expect(warnings[0]?.text).toContain(left);
				expect(warnings[0]?.text).toMatch(/Remove it in Argyle Console/);
				// The stored id is now that of the new one, so unpublishing would not find the old one.
				expect(warnings[0]?.text).not.toMatch(/switch the credential back/);
			});

			it('not while n8n still has the ID of that one [checklist 63]', async () => {
				const { warnings } = await listen(async (stage) => {
					scene.argyle.webhooks.clear();
					await stage.checkExists();
				});
				expect(warnings).toEqual([]);
			});
		});
	});
});
