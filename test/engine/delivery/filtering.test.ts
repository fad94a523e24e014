import type { INodeParameters } from 'n8n-workflow';
import fc from 'fast-check';
import { judge } from '../../support/filtersOracle';
import { knownCodes } from '../../support/publishedCodes';
import { resource, writeFailure } from '../../support/sample';
import { createListeningStage, findRow, genuine } from './listening';

interface Filter extends INodeParameters {
	errorCodes: string[];
	excludeErrorCodes: string[];
	actors: string[];
	firstConnectionOnly: boolean;
}

interface Failure {
	code: string;
	/** Null: the account object leaves it open. */
	first: boolean | null;
}

/** n8n reads parameters from JSON, so its objects have a prototype. */
const fromJson = { noNullPrototype: true };
const none = fc.constant(new Array<string>());
const newCodes = ['brand_new_code', 'another_new_code'];
const someCodes = fc.subarray(
	['invalid_mfa', 'system_error', 'unlisted', ...newCodes, ...knownCodes],
	{
		maxLength: 30,
	},
);
const anyFilter: fc.Arbitrary<Filter> = fc.record(
	{
		errorCodes: fc.oneof(none, someCodes),
		excludeErrorCodes: fc.oneof(none, someCodes),
		actors: fc.oneof(none, fc.subarray(['user', 'payroll_provider', 'argyle', 'you', 'nobody'])),
		firstConnectionOnly: fc.boolean(),
	},
	fromJson,
);

const anyFailure: fc.Arbitrary<Failure> = fc.record({
	code: fc.oneof(fc.constantFrom(...knownCodes), fc.constantFrom(...newCodes, 'invalid_mfa')),
	first: fc.constantFrom(true, false, null),
});

function writeOne({ code, first }: Failure): Buffer {
	const pasts = {
		true: {},
		false: { scanned_at: '2026-01-29T19:27:04.358819Z' },
		null: { scanned_at: undefined, availability: undefined, ongoing_refresh: { status: '?' } },
	};
	return writeFailure({
		error_code: code,
		resource: {
			...resource,
			...pasts[`${first}`],
			connection: { ...resource.connection, error_code: code },
		},
	});
}

it('200 random filters decide 200 random failures as their description says [checklist 33]', async () => {
	await fc.assert(
		fc.asyncProperty(anyFilter, anyFailure, async (options, failure) => {
			const stage = createListeningStage({ parameters: { options } });
			const row = findRow(await stage.deliver(genuine(writeOne(failure))));
			const { code, first } = failure;
			expect(row).toBe(
				judge(options, { event: 'accounts.failed', code, firstConnection: first })
					? 'run'
					: 'ignored',
			);
		}),
		{ numRuns: 200 },
	);
});

it('no filter lets every published code through [checklist 33]', async () => {
	const stage = createListeningStage({ parameters: { options: {} } });
	for (const code of knownCodes) {
		expect(findRow(await stage.deliver(genuine(writeFailure({ error_code: code }))))).toBe('run');
	}
});
