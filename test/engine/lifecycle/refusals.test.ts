import '../chaos/recovery/instantSleep.cts';
import type { Fault } from '../../../tools/simulator/types.cts';
import { makeImpatient, tooLate } from './requests';
import { readRefusal, useArgyle } from './scene';

/** What Argyle, or something in front of it, may answer, with the cause and the next step of the message. */
const refusals: Array<[what: string, fault: Fault, cause: RegExp, step: RegExp]> = [
	[
		'401 of a key of the other environment',
		{ status: 401, body: { detail: 'Invalid environment.' } },
		/made in Argyle's other environment/,
		/Change 'Environment' in the credential/,
	],
	[
		'429 with a time to wait',
		{ status: 429, headers: { 'retry-after': '7' } },
		/429/,
		/Wait 7 s and try again/,
	],
	['a page of HTML', { status: 200, body: '<html>Log in</html>' }, /expected form/, /Try again/],
	['silence', { status: 200, delayMs: tooLate }, /did not answer in time/, /Try again/],
];

describe('publishing when Argyle answers', () => {
	const scene = useArgyle();

	const createStage = () => {
		const stage = scene.createStage();
		makeImpatient(stage);
		return stage;
	};

	const expectNothing = (message: string, stage: { staticData: object }) => {
		expect(stage.staticData).toEqual({});
		expect(scene.list()).toEqual([]);
		const { sandbox } = scene.argyle.keys;
		expect(message).not.toContain(sandbox.secret);
		expect(message).not.toMatch(/[0-9a-f]{64}|Basic /);
		expect(message).not.toMatch(/undefined|null|NaN|\[object|\.\.|\. \./);
	};

	describe.each(refusals)('%s', (_what, fault, cause, step) => {
		it('to the list fails with the cause and the next step, and makes nothing [checklist 57]', async () => {
			scene.argyle.faults.add({ path: '/v2/webhooks', times: Infinity, ...fault });
			const stage = createStage();
			const message = await readRefusal(stage.publish());
			expect(message).toMatch(cause);
			expect(message).toMatch(step);
			expectNothing(message, stage);
			expect(scene.count('POST')).toBe(0);
		});

		it('to the request fails with the cause and the next step, and stores nothing [checklist 57]', async () => {
			scene.argyle.faults.add({ method: 'POST', path: '/v2/webhooks', times: Infinity, ...fault });
			const stage = createStage();
			const message = await readRefusal(stage.publish());
			expect(message).toMatch(/^The webhook was not registered\. /);
			expect(message).toMatch(cause);
			expect(message).toMatch(step);
			expectNothing(message, stage);
			// After a 429 Argyle has carried out nothing.
			expect(scene.count('POST')).toBe(fault.status === 429 ? 3 : 1);
		});
	});

	it.each(['', 'argyle', 'ftp://argyle.example.com', 'javascript:alert(1)'])(
		'the base URL %j fails before any request [checklist 57]',
		async (baseUrl) => {
			const stage = scene.createStage({ credential: { ...scene.credential, baseUrl } });
			const message = await readRefusal(stage.publish());
			expect(message).toMatch(/'Base URL' .* Enter one that begins with https:\/\//);
			expectNothing(message, stage);
		},
	);

	it('404 fails with the fix and no more: Argyle created nothing that could be left', async () => {
		scene.argyle.faults.add({ method: 'POST', path: '/v2/webhooks', status: 404 });
		const message = await readRefusal(createStage().publish());
		expect(message).toMatch(
			/^The webhook was not registered\. Argyle does not know the address for the webhook subscription \(404\)[^.]*\. Check 'Environment' and 'Base URL' in the credential( \(Argyle's trace ID: [^)]+\))?$/,
		);
	});

	it('a transient fault of the list gets a retry, and publishing succeeds', async () => {
		scene.argyle.faults.add({ method: 'GET', path: '/v2/webhooks', status: 503 });
		const stage = createStage();
		await stage.publish();
		expect(scene.list()).toHaveLength(1);
	});

	it('a secret back to us: it stays out of the message [checklist 57]', async () => {
		const stage = createStage();
		const secret = 'f'.repeat(64);
		scene.argyle.faults.add({
			method: 'POST',
			path: '/v2/webhooks',
			status: 400,
			body: { secret: [`"${secret}" is not long enough.`] },
		});
		const message = await readRefusal(stage.publish());
		expect(message).toContain('is not long enough');
		expectNothing(message, stage);
	});
});
