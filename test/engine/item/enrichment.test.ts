import type { FaultEffect } from '../../../tools/simulator/types.cts';
import type { Scene } from './scene';
import { openScene, theItem } from './scene';
import { captureLog } from '../../support/stage/log.cts';
import { readWaitingSeconds } from '../poll/schedule.cts';

jest.setTimeout(20_000);

let scene: Scene;
afterEach(async () => await scene.close());

/** An account and a user in one object, and neither is the requested one. */
const somethingElse = {
	id: '0187c66e-e7e5-811c-b006-2232f00f426a',
	connection: { status: 'error', error_code: 'invalid_mfa' },
	first_name: 'Grace',
};

const faults: Array<[what: string, effect: FaultEffect]> = [
	['answers 500', { status: 500 }],
	['answers 429', { status: 429 }],
	['answers 404', { status: 404 }],
	['redirects', { status: 302, headers: { Location: 'http://127.0.0.1:9/elsewhere' } }],
	['drops the connection', { drop: 'before' }],
	['sends half of its JSON', { truncate: true }],
	['sends null', { body: 'null' }],
	['sends something else', { body: somethingElse }],
];

const unknown = {
	error_code: null,
	error_message: null,
	guidance: { known: false },
	first_connection: null,
	resource: null,
	contact: null,
};

describe('a delivery that leaves everything out, while Argyle', () => {
	beforeEach(async () => {
		const settings = { omitErrorFields: true, ignoreIncludeResource: true };
		scene = await openScene({ options: { includeContact: true } }, settings);
	});

	it.each(faults)(
		'%s: the item comes with nulls, after one request each [checklist 46]',
		async (_what, effect) => {
			const { account, delivery } = await scene.fail();
			scene.argyle.faults.add({ path: /^\/v2\/(accounts|users)\//, times: Infinity, ...effect });
			const answer = await scene.receive(delivery);
			expect([answer.status, answer.body]).toEqual([200, { received: true }]);
			expect(theItem(answer)).toMatchObject({ ...unknown, account: account.id });
			expect(scene.countReads()).toMatchObject({ accounts: 1, users: 1, all: 2 });
		},
	);

	it('cannot be reached: the item comes with nulls [checklist 46]', async () => {
		const { delivery } = await scene.fail();
		scene.stage.credentials.data = {
			...scene.stage.credentials.data,
			baseUrl: 'http://127.0.0.1:9',
		};
		expect(theItem(await scene.receive(delivery))).toMatchObject(unknown);
	});

	it('has an unusable base URL in the credential: the item comes with nulls', async () => {
		const { delivery } = await scene.fail();
		scene.stage.credentials.data = { ...scene.stage.credentials.data, baseUrl: 'nowhere' };
		expect(theItem(await scene.receive(delivery))).toMatchObject(unknown);
	});

	it('takes 10 s for each answer: the item comes within 6 s, after one request each [checklist 45]', async () => {
		const { delivery } = await scene.fail();
		scene.argyle.faults.add({
			path: /^\/v2\/(accounts|users)\//,
			times: Infinity,
			delayMs: 10_000,
		});
		// What other processes took of the processor meanwhile is not the node's.
		const clock = () => Date.now() - readWaitingSeconds() * 1000;
		const start = clock();
		expect(theItem(await scene.receive(delivery))).toMatchObject(unknown);
		expect(clock() - start).toBeLessThan(6_000);
		expect(scene.countReads()).toMatchObject({ accounts: 1, users: 1, all: 2 });
	});

	it('is slow to give the user only: the account is in the item', async () => {
		const { account, delivery } = await scene.fail({ errorCode: 'mfa_timeout' });
		scene.argyle.faults.add({ path: '/v2/users/', delayMs: 10_000 });
		expect(theItem(await scene.receive(delivery))).toMatchObject({
			error_code: 'mfa_timeout',
			resource: { id: account.id },
			contact: null,
		});
	});
});

describe('a failed lookup is a debug line in the log', () => {
	let log: ReturnType<typeof captureLog>;

	beforeEach(async () => {
		log = captureLog();
		const settings = { omitErrorFields: true, ignoreIncludeResource: true };
		scene = await openScene({ options: { includeContact: true } }, settings);
	});

	afterEach(() => log.stop());

	const lines = () => log.lines.filter(({ level }) => level === 'debug').map(({ text }) => text);
	const line = (what: string, why: string) =>
		`["Argyle Trigger could not read the ${what} of a delivery (${why})"]`;

	it.each<[name: string, effect: FaultEffect, why: string]>([
		['a status', { status: 503 }, 'status 503'],
		['a broken connection', { drop: 'before' }, 'ECONNRESET'],
	])('for %s', async (_name, effect, why) => {
		const { delivery } = await scene.fail();
		scene.argyle.faults.add({ path: /^\/v2\/(accounts|users)\//, times: Infinity, ...effect });
		await scene.receive(delivery);
		expect(lines()).toEqual([line('account', why), line('user', why)]);
	});
});

it.each([null, 'a', '../users/a', 7])(
	'the item comes without a lookup for the malformed ID %p [checklist 71]',
	async (id) => {
		scene = await openScene({ options: { includeContact: true } });
		const delivery = scene.compose({ account: id, user: id });
		expect(theItem(await scene.receive(delivery))).toMatchObject({ ...unknown });
		expect(scene.countReads().all).toBe(0);
	},
);
