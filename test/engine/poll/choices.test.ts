import type { INodeParameters } from 'n8n-workflow';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

let scene: Scene;

beforeEach(async () => {
	scene = await openScene();
	await scene.poll();
});

afterEach(async () => await scene.close());

/** One account of each kind that fails, by what it is. */
function failInAllWays() {
	const { accounts } = scene.argyle;
	return {
		first: scene.fail().id,
		again: accounts.add({ connection: { error_code: 'invalid_mfa' } }, 'refailed').id,
		broken: accounts.add({ connection: { error_code: 'auth_required' } }, 'refailed').id,
	};
}

describe('what is looked for', () => {
	const choices: Array<[string, INodeParameters, Array<'first' | 'again' | 'broken'>]> = [
		['by default: first logins', {}, ['first']],
		['with failed re-authentications', { includeReauthentications: true }, ['first', 'again']],
		['with later disconnections', { includeDisconnections: true }, ['first', 'broken']],
		[
			'with both',
			{ includeReauthentications: true, includeDisconnections: true },
			['first', 'again', 'broken'],
		],
	];

	it.each(choices)('%s', async (_name, parameters, expected) => {
		scene.republish(parameters);
		await scene.poll();
		const ids = failInAllWays();
		const found = accountsOf(await scene.poll());
		expect(found.sort()).toEqual(expected.map((name) => ids[name]).sort());
	});

	it('may grow without a flood of what failed long ago', async () => {
		const { first } = failInAllWays();
		scene.republish({ includeReauthentications: true, includeDisconnections: true });
		expect(accountsOf(await scene.poll())).toEqual([first]);
	});
});

describe('a filter', () => {
	it.each<[string, INodeParameters]>([
		['Error Codes', { errorCodes: ['invalid_mfa'] }],
		['Exclude Error Codes', { excludeErrorCodes: ['invalid_credentials'] }],
		['Exclude Error Codes as a text', { excludeErrorCodes: 'invalid_credentials' }],
	])('lets through what the instant trigger would: %s', async (_name, options) => {
		scene.republish({ options });
		const { id } = scene.fail({ errorCode: 'invalid_mfa' });
		scene.fail({ errorCode: 'invalid_credentials' });
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('that is changed makes nothing new, and hides nothing that is', async () => {
		scene.republish({ options: { errorCodes: ['invalid_mfa'] } });
		scene.fail({ errorCode: 'invalid_credentials' });
		expect(await scene.poll()).toEqual([]);
		scene.republish({ options: {} });
		const { id } = scene.fail({ errorCode: 'invalid_credentials' });
		expect(accountsOf(await scene.poll())).toEqual([id]);
	});

	it('leaves out people who were connected before', async () => {
		scene.republish({ includeReauthentications: true, options: { firstConnectionOnly: true } });
		await scene.poll();
		const { first } = failInAllWays();
		expect(accountsOf(await scene.poll())).toEqual([first]);
	});
});

describe('the item', () => {
	it('comes without the account when nobody wants it', async () => {
		scene.republish({ includeResource: false });
		scene.fail();
		const [item] = await scene.poll();
		expect(item).toMatchObject({
			resource: null,
			first_connection: true,
			error_code: expect.any(String),
		});
	});

	it('names the polling trigger as its source', async () => {
		scene.fail();
		expect(await scene.poll()).toMatchObject([{ event: 'accounts.failed', source: 'poll' }]);
	});
});
