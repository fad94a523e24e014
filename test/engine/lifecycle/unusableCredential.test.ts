import { captureLog } from '../../support/stage/log.cts';
import { readOnly, useArgyle } from './scene';

describe('unpublishing with a credential that can not be used', () => {
	const scene = useArgyle();

	it.each<[string, (stage: ReturnType<typeof scene.createStage>) => void]>([
		[
			'it was deleted',
			({ credentials }) => {
				credentials.getDecrypted = async () => {
					throw new Error('Credential with ID "1" does not exist');
				};
			},
		],
		['its base URL is invalid', ({ credentials }) => void (credentials.data.baseUrl = 'internal')],
	])(
		'names id, URL and environment of what is left, as %s [checklist 90]',
		async (_what, spoil) => {
			const stage = scene.createStage();
			await stage.publish();
			const { id, url } = readOnly(scene.list());
			spoil(stage);
			const log = captureLog();
			const refusal: unknown = await stage.delete().catch((error: unknown) => error);
			log.stop();
			const message = refusal instanceof Error ? refusal.message : '';
			for (const part of [id, url, 'custom', 'Argyle Console']) expect(message).toContain(part);
			expect(log.lines).toMatchObject([{ level: 'warn', text: expect.stringContaining(id) }]);
			expect(stage.staticData.webhookId).toBe(id);
		},
	);
});
