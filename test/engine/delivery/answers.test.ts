import { argyleAddresses } from '../../../nodes/Argyle/trigger/delivery/sender';
import { body, sign, signature, write, writeFailure } from '../../support/sample';
import { captureLog } from '../../support/stage/log.cts';
import { createListeningStage, findRow, genuine, signed } from './listening';

const message = { message: expect.stringMatching(/^[A-Z].{20,}\.$/) };

it('403 to another sender, before any other check [checklist 98]', async () => {
	const stage = createListeningStage({ parameters: { options: { ipAllowList: true } } });
	for (const traffic of [genuine(body), signed(body), signed(undefined)]) {
		const answer = await stage.deliver({ ...traffic, ip: '203.0.113.9' });
		expect(answer).toEqual({ status: 403, body: message, items: undefined });
	}
});

it.each(argyleAddresses.slice(0, 1).flatMap((ip) => [ip, `::ffff:${ip}`]))(
	'lets %s pass to the signature check, which it does not replace [checklist 98]',
	async (ip) => {
		const stage = createListeningStage({ parameters: { options: { ipAllowList: true } } });
		expect(findRow(await stage.deliver({ ...genuine(body), ip }))).toBe('run');
		expect(findRow(await stage.deliver({ ...signed(body), ip }))).toBe('unsigned');
	},
);

it('ignores X-Forwarded-For, which anybody can write [checklist 98]', async () => {
	const stage = createListeningStage({ parameters: { options: { ipAllowList: true } } });
	const { headers, ...traffic } = genuine(body);
	const forwarded = { ...headers, 'x-forwarded-for': argyleAddresses[0] };
	const answer = await stage.deliver({ ...traffic, headers: forwarded, ip: '203.0.113.9' });
	expect(findRow(answer)).toBe('wrong sender');
});

it('checks the sender only when the option is on [checklist 98]', async () => {
	const stage = createListeningStage({ parameters: { options: { ipAllowList: false } } });
	expect(findRow(await stage.deliver({ ...genuine(body), ip: '203.0.113.9' }))).toBe('run');
});

it.each([
	['a malformed signature', signed(body, 'abc')],
	['no raw bytes', signed(undefined, signature)],
	['a wrong signature', signed(body, '0'.repeat(128))],
])('401 to %s', async (_name, traffic) => {
	const answer = await createListeningStage().deliver(traffic);
	expect(answer).toEqual({ status: 401, body: message, items: undefined });
});

it('401 before an option is evaluated whose expression fails on what a forger sent [checklist 28, 135]', async () => {
	const parameters = { options: { errorCodes: '={{ $json.body.codes.extractEmail() }}' } };
	const stage = createListeningStage({ parameters });
	for (const traffic of [signed(body), signed(body, '0'.repeat(128)), signed(undefined)]) {
		expect(findRow(await stage.deliver(traffic))).toBe('unsigned');
	}
	expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
});

it.each([
	['another event', writeFailure({}, { event: 'accounts.updated' }), 'other event'],
	['no JSON', Buffer.from('accounts.failed'), 'not a JSON object'],
	['a JSON list', write([]), 'not a JSON object'],
])('200 to %s that is genuine, and starts nothing', async (_name, bytes, reason) => {
	const answer = await createListeningStage().deliver(genuine(bytes));
	expect(answer).toEqual({
		status: 200,
		body: { received: true, ignored: reason },
		items: undefined,
	});
});

it('200 to a failure that the filter excludes, and starts nothing [checklist 33]', async () => {
	const parameters = { options: { excludeErrorCodes: ['invalid_mfa'] } };
	const answer = await createListeningStage({ parameters }).deliver(genuine(body));
	expect(answer).toEqual({
		status: 200,
		body: { received: true, ignored: 'filtered' },
		items: undefined,
	});
});

it('200 to a genuine failure, and one item', async () => {
	const answer = await createListeningStage().deliver(genuine(body));
	expect(answer).toMatchObject({ status: 200, body: { received: true }, items: [{}] });
});

describe('the IP option with an expression that fails', () => {
	const stage = createListeningStage({
		parameters: { options: { ipAllowList: '={{ $("No such node").first().json.on }}' } },
	});

	it('causes no failed execution for a forgery [checklist 22]', async () => {
		for (const traffic of [signed(body), signed(body, '0'.repeat(128)), signed(undefined)]) {
			expect(findRow(await stage.deliver(traffic))).toBe('unsigned');
		}
	});

	it('counts as off for a genuine delivery, with a warning that names it', async () => {
		const log = captureLog();
		expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
		log.stop();
		const warnings = log.lines.filter(({ level }) => level === 'warn').map(({ text }) => text);
		expect(warnings).toEqual([expect.stringContaining("'Only Accept Argyle's IP Addresses' has")]);
	});
});

describe('no delivery changes the static data', () => {
	it.each([
		['forged', signed(body, sign(body, 'of somebody else')), 'unsigned'],
		['malformed', signed(body, 'nonsense'), 'unsigned'],
		['genuine, so a run that n8n loses can repeat', genuine(body), 'run'],
	])('%s [checklist 43] [checklist 44]', async (_what, traffic, row) => {
		const stage = createListeningStage();
		const before = JSON.stringify(stage.staticData);
		expect(findRow(await stage.deliver(traffic))).toBe(row);
		expect(JSON.stringify(stage.staticData)).toBe(before);
		expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
	});
});
