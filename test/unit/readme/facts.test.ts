import manifest from '../../../package.json';
import { refuseDelete } from '../../../nodes/Argyle/actions/account/guard';
import type { DeleteWhen } from '../../../nodes/Argyle/actions/account/guard';
import type { ConnectionState } from '../../../nodes/Argyle/connection/state';
import { argyleAddresses } from '../../../nodes/Argyle/trigger/delivery/sender';
import { allFields, listChoices } from '../description/fields';
import { readDocument } from './documents.cts';
import { readTexts } from './sources.cts';
import { readTable } from './tables';

describe('a message that the pages explain', () => {
	const texts = readTexts();
	const page = 'docs/troubleshooting.md';
	const messages = [
		...readTable(page, '## Publishing and unpublishing'),
		...readTable(page, '## The key and the network'),
	].flatMap(([cell = '']) => cell.split(' / '));
	const trim = (message: string) => message.replace(/^…\s*|\s*…$/g, '');

	it('is there', () => {
		expect(messages.length).toBeGreaterThan(20);
	});

	it.each(messages)('is one of the code: %s [checklist 165]', (message) => {
		// A status such as (400) may be filled in.
		const written = [trim(message), trim(message).replace(/\(\d+\)/, '(…)')];
		expect(written.some((one) => texts.includes(one))).toBe(true);
	});
});

describe('"Delete When" in docs/delete-safely.md', () => {
	const states: ConnectionState[] = [
		'never_connected',
		'has_history',
		'unclear_history',
		'connecting',
		'connected',
		'unknown',
	];
	const choices: DeleteWhen[] = ['neverConnected', 'failed', 'always'];
	const field = allFields.find(({ path }) => path.endsWith('→ Delete When'))?.field;
	const rows = readTable('docs/delete-safely.md', '## What the guard keeps');
	const shown = choices.map((choice) => {
		const option = field && listChoices(field).find(({ value }) => value === choice);
		const name = `${option?.name}${field?.default === choice ? ' (default)' : ''}`;
		return { choice, name, kept: rows.find(([first]) => first === name)?.[2] };
	});

	it.each(shown)(
		'keeps with "$name": $kept [checklist 165]',
		({ choice, kept = 'no such row' }) => {
			const reasons = states.map((state) => refuseDelete(choice, state)?.reason ?? null);
			const expected = new Set(reasons.filter((reason) => reason !== null));
			const named = [...kept.matchAll(/`(\w+)`/g)].map(([, reason]) => reason);
			expect(named.sort()).toEqual([...expected].sort());
			expect(kept === 'nothing').toBe(expected.size === 0);
		},
	);
});

it("Argyle's addresses in docs/argyle-trigger.md are those that the option accepts [checklist 165]", () => {
	const shown = readDocument('docs/argyle-trigger.md').match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
	expect([...shown].sort()).toEqual([...argyleAddresses].sort());
});

it('what the README clones is the repository of package.json', () => {
	const [, address] = /git clone (\S+)/.exec(readDocument('README.md')) ?? [];
	expect(`git+${address}`).toBe(manifest.repository.url);
});

describe('the README', () => {
	const readme = readDocument('README.md');

	it('has at most 12 kB [checklist 163]', () => {
		expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(12_000);
	});

	it('shows the item before any heading, and names the two commands of a fresh machine [checklist 163]', () => {
		expect(readme.indexOf('docs/images/item.png')).toBeLessThan(readme.indexOf('\n## '));
		expect(readme).toMatch(/^npm start /m);
		expect(readme).toMatch(/^npm test /m);
	});
});

it('no page names republishing as a remedy [checklist 193]', () => {
	const pages = ['README.md', 'docs/troubleshooting.md', 'docs/self-hosting.md', 'SECURITY.md'];
	const remedies = pages.flatMap((page) =>
		[...readDocument(page).matchAll(/unpublish(?:ing)? and publish/gi)].map(() => page),
	);
	expect(remedies).toEqual([]);
});
