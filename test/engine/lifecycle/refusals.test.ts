import '../chaos/recovery/instantSleep.cts';
import type { Fault } from '../../../tools/simulator/types.cts';
import { makeImpatient, tooLate } from './requests';
import { readRefusal, useArgyle } from './scene';

/** What Argyle, or something in front of it, may answer, with the cause and the next step of the message. */
const refusals: Array<[what: string, fault: Fault, cause: RegExp, step: RegExp]> = [
	[
		'400 about a field',
		{ status: 400, body: { url: ['Enter a valid URL.'] } },
		/400.*Enter a valid URL/,
		/webhook subscription/,
	],
	[
		'401 of a wrong key',
		{ status: 401, body: { detail: 'Invalid username/password.' } },
		/did not accept the API key/,
		/Check 'API Key ID', 'API Key Secret' and 'Environment'/,
	],
	[
		'401 of a key of the other environment',
		{ status: 401, body: { detail: 'Invalid environment.' } },
		/made in Argyle's other environment/,
		/Change 'Environment' in the credential/,
	],
	['403', { status: 403 }, /403/, /Check what the key may do/],
	['404', { status: 404 }, /does not know the address/, /Check 'Environment' and 'Base URL'/],
	['409', { status: 409, body: { detail: 'Conflict.' } }, /409.*Conflict/, /webhook subscription/],
	['422', { status: 422, body: { detail: 'Bad.' } }, /422.*Bad/, /webhook subscription/],
	[
		'429 without a time to wait',
		{ status: 429, headers: { 'retry-after': '' } },
		/limiting requests.*429/,
		/Wait a minute and try again/,
	],
	[
		'429 with a time to wait',
		{ status: 429, headers: { 'retry-after': '7' } },
		/429/,
		/Wait 7 s and try again/,
	],
	['500', { status: 500 }, /not available right now.*500/, /Try again in a few minutes/],
	['502', { status: 502, body: '<html>Bad Gateway</html>' }, /not available.*502/, /Try again/],
	['503', { status: 503 }, /not available right now.*503/, /Try again in a few minutes/],
	['a redirect', { status: 302, headers: { location: '/elsewhere' } }, /302/, /Check 'Base URL'/],
	['a page of HTML', { status: 200, body: '<html>Log in</html>' }, /expected form/, /Try again/],
	['an empty answer', { status: 200, body: '' }, /expected form/, /Try again/],
	['a list', { status: 200, body: [] }, /expected form/, /Try again/],
	['a lost connection', { drop: 'before' }, /connection to .* was lost/, /Try again/],
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
		'nothing can be requested at the base URL %j [checklist 57]',
		async (baseUrl) => {
			const stage = scene.createStage({ credential: { ...scene.credential, baseUrl } });

			const message = await readRefusal(stage.publish());

			expect(message).toMatch(/'Base URL' .* Enter one that begins with https:\/\//);
			expectNothing(message, stage);
		},
	);

	it('a transient failure of the list is retried, and nobody notices', async () => {
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
