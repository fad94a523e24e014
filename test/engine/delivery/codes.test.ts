import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import { payload, writeFailure } from '../../support/sample';
import { knownCodes } from '../../support/publishedCodes';
import { createListeningStage, findRow, genuine } from './listening';

const stage = createListeningStage();

it.each(knownCodes)('%s is explained in full [checklist 31]', async (code) => {
	const answer = await stage.deliver(genuine(writeFailure({ error_code: code })));
	expect(findRow(answer)).toBe('run');
	expect(answer.items?.[0]?.json).toMatchObject({
		event: 'accounts.failed',
		account: payload.data.account,
		error_code: code,
	});
	expect(answer.items?.[0]?.json.guidance).toEqual(describeFailure(code));
});

it.each<[name: string, data: object]>([
	['a code that nobody knows', { error_code: 'brand_new_code' }],
	['a code named like an inherited key', { error_code: 'constructor' }],
	['a code in capitals', { error_code: 'INVALID_MFA' }],
	['a code of 10 KB', { error_code: 'x'.repeat(10_000) }],
	['no code', { error_code: undefined, resource: undefined }],
	['a null code', { error_code: null, resource: null }],
	['a blank code', { error_code: ' ', resource: {} }],
	['a code that is a number', { error_code: 7, resource: [] }],
	['a code that is an object', { error_code: { code: 'invalid_mfa' }, resource: 'none' }],
	['a code that is a list', { error_code: ['invalid_mfa'], resource: 1 }],
])('%s gets a safe default [checklist 32]', async (_name, data) => {
	const answer = await stage.deliver(genuine(writeFailure(data)));
	expect(findRow(answer)).toBe('run');
	const defaults = [describeFailure(null), describeFailure('newer')];
	expect(defaults).toContainEqual(answer.items?.[0]?.json.guidance);
});

const fields = ['account', 'user', 'error_message', 'resource'];
const oddValues = [undefined, null, '', ' ', 0, -1, true, {}, [], [{}], { connection: 'x' }];

it.each(fields.flatMap((field) => oddValues.map((value): [string, unknown] => [field, value])))(
	'a failure whose %s is %p is not lost [checklist 32]',
	async (field, value) => {
		const answer = await stage.deliver(genuine(writeFailure({ [field]: value })));
		expect(findRow(answer)).toBe('run');
		expect(answer.items?.[0]?.json).toMatchObject({ error_code: 'invalid_mfa' });
	},
);

it.each<[name: string, top: object]>([
	['no data', { data: undefined }],
	['null data', { data: null }],
	['a list as data', { data: [] }],
	['text as data', { data: 'x' }],
])('a failure with %s is not lost [checklist 32]', async (_name, top) => {
	const answer = await stage.deliver(genuine(writeFailure({}, top)));
	expect(findRow(answer)).toBe('run');
	expect(answer.items?.[0]?.json).toMatchObject({ account: null, error_code: null });
});

it('a failure without the requested resource is not lost [checklist 34]', async () => {
	const answer = await stage.deliver(genuine(writeFailure({ resource: undefined })));
	expect(findRow(answer)).toBe('run');
	expect(answer.items?.[0]?.json).toMatchObject({ error_code: 'invalid_mfa', resource: null });
});

it('1,000 unknown fields change nothing, and raw output keeps them [checklist 34]', async () => {
	const extra = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`key_${at}`, at]));
	const bytes = writeFailure(extra, extra);
	const enriched = await stage.deliver(genuine(bytes));
	expect(findRow(enriched)).toBe('run');
	expect(enriched.items?.[0]?.json).not.toHaveProperty('key_1');

	const raw = createListeningStage({ parameters: { options: { output: 'raw' } } });
	const answer = await raw.deliver(genuine(bytes));
	expect(answer.items).toEqual([{ json: JSON.parse(bytes.toString()) }]);
});
