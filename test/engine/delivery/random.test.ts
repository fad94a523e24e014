import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { forgetReadings } from '../../../nodes/Argyle/trigger/derivedSecret';
import { argyleAddresses } from '../../../nodes/Argyle/trigger/delivery/sender';
import { payload, secret, sign, writeFailure } from '../../support/sample';
import type { Traffic } from '../../support/stage';
import type { Row } from './listening';
import { createListeningStage, findRow, store } from './listening';
import { captureLog } from '../../support/stage/log.cts';

let log: ReturnType<typeof captureLog>;
beforeAll(() => {
	log = captureLog();
});
afterAll(() => log.stop());

/** A text that n8n would take for an expression is the user's doing, not the sender's. */
const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((one) => !one.startsWith('='));

const anyJson = fc.jsonValue({ maxDepth: 2 });

const anyBody = fc.oneof(
	fc.constant(undefined),
	fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
	fc.json({ maxDepth: 2 }).map((json) => Buffer.from(json)),
	fc.dictionary(text, anyJson).map((data) => writeFailure(data)),
	anyJson.map((data) => writeFailure({}, { data })),
	fc
		.constantFrom(...Object.keys(payload.data))
		.chain((key) => anyJson.map((value) => writeFailure({ [key]: value }))),
	anyJson.map((event) => writeFailure({}, { event })),
);

/** Headers as Node hands them on: texts, and lists for the few names that it does not join. */
const anyHeaders = fc.dictionary(text, fc.oneof(text, fc.array(text), fc.constant(undefined)));

type Choose = (good: string) => string | string[] | undefined;

const anySignature: fc.Arbitrary<Choose> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant<Choose>((good) => good) },
	{
		weight: 2,
		arbitrary: fc.constantFrom<Choose[]>(
			() => undefined,
			() => '',
			(good) => `${good}0`,
			(good) => good.toUpperCase(),
			(good) => [good],
			(good) => [good, ''],
			() => [],
		),
	},
	{
		weight: 1,
		arbitrary: fc.uint8Array({ minLength: 64, maxLength: 64 }).map(
			(bytes): Choose =>
				() =>
					Buffer.from(bytes).toString('hex'),
		),
	},
	{
		weight: 1,
		arbitrary: text.map(
			(junk): Choose =>
				() =>
					junk,
		),
	},
);

const anyTraffic: fc.Arbitrary<Traffic & { good: boolean }> = fc
	.tuple(anyBody, anyHeaders, anySignature, fc.constantFrom(...argyleAddresses, '::1', ''))
	.map(([rawBody, headers, choose, ip]) => {
		const signature = choose(sign(rawBody ?? Buffer.alloc(0)));
		return {
			rawBody,
			headers: { ...headers, 'x-argyle-signature': signature },
			ip,
			good: rawBody !== undefined && signature === sign(rawBody),
		};
	});

const listOf = (...known: string[]) => fc.array(fc.oneof(fc.constantFrom(...known), text));

const anyParameters: fc.Arbitrary<INodeParameters> = fc.record(
	{
		events: fc.oneof(
			{ weight: 5, arbitrary: fc.constant<string[]>(['accounts.failed']) },
			{ weight: 1, arbitrary: listOf('accounts.updated') },
		),
		includeResource: fc.boolean(),
		options: fc.record(
			{
				output: fc.constantFrom('enriched', 'raw', 'junk'),
				errorCodes: listOf('invalid_mfa', 'system_error'),
				excludeErrorCodes: listOf('invalid_mfa', 'system_error'),
				moreErrorCodes: text,
				moreExcludeErrorCodes: text,
				actors: listOf('user', 'argyle'),
				firstConnectionOnly: fc.boolean(),
				includeContact: fc.boolean(),
				ipAllowList: fc.boolean(),
			},
			{ requiredKeys: [], noNullPrototype: true },
		),
	},
	{ requiredKeys: [], noNullPrototype: true },
);

const anyStore = fc.oneof(
	{ weight: 6, arbitrary: fc.constant(store()) },
	{ weight: 1, arbitrary: fc.constant({}) },
	{ weight: 1, arbitrary: anyJson.map((stored) => store(stored)) },
);

it('2,000 random requests: each gets an answer of the table, and nothing unsigned runs [checklist 20] [checklist 28]', async () => {
	const rows = new Map<Row, number>();
	await fc.assert(
		fc.asyncProperty(anyTraffic, anyParameters, anyStore, async (traffic, parameters, stored) => {
			forgetReadings();
			const stage = createListeningStage({ parameters, staticData: stored });
			if (stage.staticData.webhookSecret === undefined) stage.credentials.data.apiKeySecret = '';
			const { webhookSecret } = stage.staticData;
			const row = findRow(await stage.deliver(traffic));
			rows.set(row, (rows.get(row) ?? 0) + 1);
			if (row === 'run' || row === 'ignored') {
				expect(traffic.good).toBe(true);
				expect(webhookSecret).toBe(secret);
			}
		}),
		{ numRuns: 2_000 },
	);
	// Otherwise the requests would have tried a part of the table only.
	expect([...rows.keys()].sort()).toEqual(
		['ignored', 'no secret', 'run', 'unsigned', 'wrong sender'].sort(),
	);
}, 60_000);
