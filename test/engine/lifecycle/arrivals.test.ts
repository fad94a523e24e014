import { randomBytes } from 'node:crypto';
import type { Answer } from '../../support/stage';
import { createDelivery } from './deliveries';
import { beforeEachRequest } from './requests';
import { copyStaticData, readOnly, useArgyle } from './scene';

describe('a delivery that arrives', () => {
	const scene = useArgyle();

	const forged = () => createDelivery(scene.argyle, { name: '', secret: '0'.repeat(64) });

	it('is verified before the first publishing has saved anything [checklist 61, 82]', async () => {
		const stage = scene.createStage();
		const answers: Answer[] = [];
		beforeEachRequest(stage, async () => {
			// What n8n's database holds until the publishing has ended.
			const unsaved = scene.createStage();
			for (const one of scene.list()) {
				answers.push(await unsaved.deliver(createDelivery(scene.argyle, one)));
				const refused = await unsaved.deliver(forged());
				expect(refused).toMatchObject({ status: 401, items: undefined });
			}
		});

		await stage.publish();

		expect(answers.length).toBeGreaterThan(0);
		for (const { status, items } of answers) {
			expect(status).toBe(200);
			expect(items).toHaveLength(1);
		}
	});

	it('during unpublishing is accepted as long as n8n has the secret [checklist 61]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const subscription = readOnly(scene.list());
		const saved = copyStaticData(stage);
		const statuses: number[] = [];
		beforeEachRequest(stage, async () => {
			const meanwhile = scene.createStage({ staticData: structuredClone(saved) });
			const answer = await meanwhile.deliver(createDelivery(scene.argyle, subscription));
			statuses.push(answer.status);
		});
		await stage.delete();
		expect(statuses.length).toBeGreaterThan(1);
		expect(new Set(statuses)).toEqual(new Set([200]));
	});

	it('leaves the static data as it is, so that no late save undoes a publishing [checklist 62]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const saved = copyStaticData(stage);
		const inFlight = scene.createStage({ staticData: structuredClone(saved) });
		await inFlight.deliver(createDelivery(scene.argyle, readOnly(scene.list())));
		await inFlight.deliver(forged());
		// The flag by which n8n decides whether to save.
		expect(inFlight.workflow.staticData.__dataChanged).toBe(false);
		expect(copyStaticData(inFlight)).toEqual(saved);
	});

	it('is verified again once publishing has found stale static data [checklist 62]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const stale = copyStaticData(stage);
		await stage.delete();
		await stage.publish();
		const current = readOnly(scene.list());
		const reverted = scene.createStage({ staticData: stale });
		await reverted.publish();
		expect(scene.list()).toEqual([current]);
		const answer = await reverted.deliver(createDelivery(scene.argyle, current));
		expect(answer.status).toBe(200);
	});
});

describe('a secret that was changed in Console', () => {
	const scene = useArgyle();

	const edit = async (secret: string) => {
		const stage = scene.createStage();
		await stage.publish();
		const edited = scene.argyle.webhooks.update(readOnly(scene.list()).id, { secret });
		return { stage, edited };
	};

	it.each(['a', randomBytes(32).toString('hex')])(
		'to %j verifies nothing, neither before nor after the next publishing [checklist 63, 85]',
		async (secret) => {
			const { stage, edited } = await edit(secret);
			const forged = createDelivery(scene.argyle, edited);
			expect(await stage.deliver(forged)).toMatchObject({ status: 401, items: undefined });
			await stage.publish();
			expect(await stage.deliver(forged)).toMatchObject({ status: 401, items: undefined });
			const made = readOnly(scene.list());
			expect(made.id).not.toBe(edited.id);
			expect((await stage.deliver(createDelivery(scene.argyle, made))).items).toHaveLength(1);
		},
	);
});
