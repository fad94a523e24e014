import type { Settings } from './scene';
import { scene, useScene } from './scene';

const cap = 3;

useScene();

let workflow: string;

describe('examples/clean-up-old-failures.json', () => {
	const file = 'clean-up-old-failures.json';
	const armed = { slack_channel: '#payroll', dry_run: false, days: 7, cap };

	const addFailures = (count: number, days: number, state: 'failed' | 'refailed' = 'failed') =>
		Array.from({ length: count }, () => {
			const at = new Date(Date.now() - days * 86_400_000).toISOString();
			return scene.argyle.accounts.add({ created_at: at, connection: { updated_at: at } }, state)
				.id;
		});

	/** Runs it once by hand, as its schedule would. */
	const runOnce = async (settings: Settings) => {
		({ id: workflow } = await scene.importExample(file, settings));
		await scene.rest.listenForTestEvent(workflow, 'Every Night');
	};

	const slackTexts = () => scene.standIns.calls('slack').map(({ body }) => JSON.stringify(body));
	const deletions = () => scene.argyle.requestsTo('DELETE', /^\/v2\/accounts\//).length;

	it('as imported, once it has a channel: sends the list to Slack, 20 at most, and deletes nothing [checklist 179]', async () => {
		const old = addFailures(30, 8);
		const others = [...addFailures(1, 6), ...addFailures(1, 30, 'refailed')];
		others.push(scene.argyle.accounts.add({}, 'connected').id);

		await runOnce({ slack_channel: '#payroll' });
		await scene.finish(workflow);

		const [text = ''] = slackTexts();
		expect(text).toContain('Dry run, nothing is deleted. 20 account(s)');
		expect(old.filter((id) => text.includes(id))).toHaveLength(20);
		expect(others.filter((id) => text.includes(id))).toEqual([]);
		expect(deletions()).toBe(0);
	});

	it('names the applicant, the payroll, the day and what happened in each line', async () => {
		const at = '2026-01-29T12:00:00.000Z';
		const user = scene.addApplicant({ last_name: 'Jones' }).id;
		const item = scene.argyle.items.add({ name: 'Walmart' }).id;
		const connection = { updated_at: at };
		scene.argyle.accounts.add({ user, item, created_at: at, connection }, 'failed');

		await runOnce({ slack_channel: '#payroll' });
		await scene.finish(workflow);

		expect(slackTexts()[0]).toMatch(/applicant-4711, Sarah Jones, Walmart, 2026-01-\d\d: [A-Z]/);
	});

	it('deletes at most the cap after a yes, and no account that connected meanwhile [checklist 179]', async () => {
		const old = addFailures(5, 8);
		await runOnce(armed);
		await scene.untilWaiting(workflow, 'Ask in Slack');
		const [text = ''] = slackTexts();
		const [chosen = '', ...rest] = old.filter((id) => text.includes(id));
		scene.argyle.playLogin({ account: chosen, errorCode: null });

		await scene.press(workflow, 'Delete');
		await scene.finish(workflow);

		expect(rest).toHaveLength(cap - 1);
		expect(rest.filter((id) => scene.argyle.accounts.get(id))).toEqual([]);
		expect(scene.argyle.accounts.get(chosen)).toBeDefined();
		expect(slackTexts().at(-1)).toContain('2 deleted, 1 kept.');
	});

	it('deletes nothing after a no [checklist 179]', async () => {
		addFailures(2, 8);
		await runOnce(armed);

		await scene.press(workflow, 'Keep');
		await scene.finish(workflow);

		expect(deletions()).toBe(0);
	});

	it('asks no second question while one waits [checklist 179]', async () => {
		addFailures(2, 8);
		await runOnce(armed);
		await scene.untilWaiting(workflow, 'Ask in Slack');

		await scene.rest.listenForTestEvent(workflow, 'Every Night');
		await scene.untilEnded(workflow, 1);

		expect(slackTexts()).toHaveLength(1);
		await scene.press(workflow, 'Keep');
	});

	it('sends no question when there is nothing to delete [checklist 179]', async () => {
		addFailures(1, 6);

		await runOnce(armed);
		await scene.finish(workflow);

		expect(slackTexts()).toEqual([]);
	});
});
