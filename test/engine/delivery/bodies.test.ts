import { payload, sign, signature, body, write } from '../../support/sample';
import { createListeningStage, findRow, genuine, signed } from './listening';
import { measureGrowth } from '../../../tools/process/memory.cts';

const stage = createListeningStage();

it.each([
	['compact', Buffer.from(JSON.stringify(payload))],
	['with 1.0 and 1e3', Buffer.from(JSON.stringify(payload).replace('{', '{"a":1.0,"b":1e3,'))],
	['with a repeated key', Buffer.from(JSON.stringify(payload).replace('{', '{"event":"first",'))],
	['with Windows line ends', Buffer.from(write(payload).toString().replaceAll('\n', '\r\n'))],
	['with a byte order mark', Buffer.concat([Buffer.from('\uFEFF'), write(payload)])],
	['with bytes outside UTF-8', withBytes(0xff, 0xfe)],
])('accepts a body %s with its own signature [checklist 15]', async (_name, bytes) => {
	const answer = await stage.deliver(genuine(bytes));
	expect(findRow(answer)).toBe('run');
	expect(answer.items?.[0]?.json).toMatchObject({ account: payload.data.account });
});

it('refuses bytes that are the same text as the signed ones after decoding [checklist 16]', async () => {
	const answer = await stage.deliver(signed(withBytes(0xfe, 0xff), sign(withBytes(0xff, 0xfe))));
	expect(findRow(answer)).toBe('unsigned');
});

const deep = (levels: number) =>
	Buffer.from(
		`${JSON.stringify(payload).slice(0, -1)},"deep":${'['.repeat(levels)}${']'.repeat(levels)}}`,
	);

it.each([
	['an empty body', Buffer.alloc(0), 'ignored'],
	['half a failure', body.subarray(0, 900), 'ignored'],
	['10,000 levels', deep(10_000), 'run'],
])('survives a signed body: %s [checklist 20]', async (_name, bytes, row) => {
	expect(findRow(await stage.deliver(genuine(bytes)))).toBe(row);
});

it.each([
	['250 B', 250],
	['1 MB', 1_000_000],
	['15.9 MB', 15_900_000],
])(
	'accepts %s of text, and needs less than three times that in memory [checklist 21]',
	async (_n, size) => {
		const bytes = fill(size);
		const { 'x-argyle-signature': header } = genuine(bytes).headers ?? {};
		const rows: string[] = [];
		await stage.deliver(signed(bytes, header));
		const { withGarbage } = await measureGrowth(async () => {
			rows.push(findRow(await stage.deliver(signed(bytes, header))));
		});
		expect(bytes).toHaveLength(size);
		expect(rows).toEqual(['run']);
		// The constant is what n8n's contexts allocate for a delivery of any size.
		expect(withGarbage).toBeLessThan(3 * size + 2_000_000);
	},
);

it('refuses 10,000 forged deliveries of 50 KB and keeps nothing of them [checklist 28]', async () => {
	const forgery = Buffer.alloc(50_000, body);
	const rows = new Map<string, number>();
	const { kept } = await measureGrowth(async () => {
		for (let sent = 0; sent < 10_000; sent += 1) {
			const row = findRow(await stage.deliver(signed(forgery, signature)));
			rows.set(row, (rows.get(row) ?? 0) + 1);
		}
	});
	expect([...rows]).toEqual([['unsigned', 10_000]]);
	expect(kept).toBeLessThan(50 * 2 ** 20);
});

it('lets no key of a signed body change a prototype, and gives the workflow plain data [checklist 26]', async () => {
	const poison = '{"polluted":true}';
	const text = JSON.stringify(payload)
		.replace('{', `{"__proto__":${poison},"constructor":{"prototype":${poison}},`)
		.replace('"data":{', `"data":{"__proto__":${poison},`)
		.replace('"resource":{', `"resource":{"__proto__":${poison},"constructor":${poison},`);
	const answers = [
		await stage.deliver(genuine(Buffer.from(text))),
		await createListeningStage({ parameters: { options: { output: 'raw' } } }).deliver(
			genuine(Buffer.from(text)),
		),
	];
	for (const { items } of answers) {
		const json = items?.[0]?.json ?? {};
		expect(JSON.stringify(json)).not.toContain('__proto__');
		expect(json).not.toHaveProperty('polluted');
		expect(json).toEqual(JSON.parse(JSON.stringify(json)));
	}
	expect(answers.map(findRow)).toEqual(['run', 'run']);
	expect({}).not.toHaveProperty('polluted');
});

/** A failure whose name holds bytes that are not valid UTF-8. */
function withBytes(...bytes: number[]): Buffer {
	const [before = '', after = ''] = JSON.stringify({ ...payload, name: '|' }).split('|');
	return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

function fill(size: number): Buffer {
	const thin = { event: 'accounts.failed', data: { account: payload.data.account, x: '' } };
	const length = JSON.stringify(thin).length;
	return Buffer.from(
		JSON.stringify({ ...thin, data: { ...thin.data, x: 'x'.repeat(size - length) } }),
	);
}
