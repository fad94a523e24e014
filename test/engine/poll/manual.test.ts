import { useEach } from '../../support/useEach';
import { openScene } from './scene';

const scene = useEach(openScene);

const minute = (count: number) => new Date(Date.UTC(2026, 0, 29, 0, count));

describe('a manual run', () => {
	it('shows the five latest failures, the latest first [checklist 127]', async () => {
		for (let count = 1; count <= 7; count += 1) scene.fail({ at: minute(count) });
		const shown = await scene.runManually();
		expect(shown?.map(({ event_id: id }) => String(id).slice(-24))).toEqual(
			[7, 6, 5, 4, 3].map((count) => minute(count).toISOString()),
		);
	});

	it('shows failures that started the workflow before, and records nothing [checklist 127]', async () => {
		await scene.poll();
		scene.fail();
		const before = scene.stage.saved;
		expect(await scene.runManually()).toHaveLength(1);
		expect(await scene.runManually()).toHaveLength(1);
		expect(scene.stage.saved).toEqual(before);
		expect(await scene.poll()).toHaveLength(1);
	});

	it('reads no more pages than it needs', async () => {
		for (let count = 0; count < 450; count += 1) scene.fail({ at: minute(count) });
		await scene.runManually();
		expect(scene.listings()).toHaveLength(1);
	});

	it('says so when Argyle has no failed login, and how to make one [checklist 127]', async () => {
		scene.argyle.accounts.add({}, 'connected');
		await expect(scene.runManually()).rejects.toMatchObject({
			message: expect.stringMatching(/^Argyle has no account at the moment/),
			description: expect.stringContaining('Simulate an error'),
		});
	});

	it.each([
		[1, "The one account that Argyle has does not match the filters in 'Options'"],
		[2, "None of the 2 accounts that Argyle has matches the filters in 'Options'"],
	])('says so when the filters leave none of %i', async (count, message) => {
		scene.republish({ options: { excludeErrorCodes: ['invalid_mfa'] } });
		for (let index = 0; index < count; index += 1) scene.fail({ errorCode: 'invalid_mfa' });
		await expect(scene.runManually()).rejects.toMatchObject({
			message,
			description: expect.stringContaining('Remove a filter'),
		});
	});

	describe('of a list whose pagination loops', () => {
		const listInACircle = () => {
			const results = scene.argyle.accounts.list();
			const body = { next: `${scene.argyle.url}/v2/accounts?cursor=c`, previous: null, results };
			scene.argyle.faults.add({ path: '/v2/accounts', status: 200, body, times: Infinity });
		};

		it('does not say that there is no failed login', async () => {
			scene.argyle.accounts.add({}, 'connected');
			listInACircle();
			await expect(scene.runManually()).rejects.toMatchObject({
				message: expect.stringMatching(/^Argyle's pagination looped/),
				description: 'Try again in a few minutes.',
			});
		});
	});

	it('shows each event that is chosen [checklist 127]', async () => {
		const events = ['accounts.failed', 'accounts.disconnected', 'accounts.recovered'];
		scene.republish({ events });
		const { accounts } = scene.argyle;
		scene.fail();
		accounts.add({ connection: { error_code: 'auth_required' } }, 'refailed');
		accounts.add({}, 'connected');
		const shown = await scene.runManually();
		expect(shown?.map(({ event }) => event).sort()).toEqual([...events].sort());
	});
});
