import manifest from '../../../package.json';
import { refuseDelete } from '../../../nodes/Argyle/actions/account/guard';
import type { DeleteWhen } from '../../../nodes/Argyle/actions/account/guard';
import type { ConnectionState } from '../../../nodes/Argyle/connection/state';
import { explainCode } from '../../../nodes/Argyle/connection/guidance';
import { argyleAddresses } from '../../../nodes/Argyle/trigger/delivery/sender';
import { allFields, listChoices } from '../description/fields';
import { readDocument } from './documents.cts';
import { readSource, readTexts } from './sources.cts';
import { readTable } from './tables';

const readme = readDocument('README.md');

describe('the messages that the README helps with', () => {
	const texts = readTexts();
	const messages = readTable('## Troubleshooting').flatMap(([cell = '']) =>
		cell.replace(/^in n8n's log: /, '').split(' / '),
	);
	const trim = (message: string) => message.replace(/^…\s*|\s*…$/g, '');

	it('are there', () => {
		expect(messages.length).toBeGreaterThan(20);
	});

	it.each(messages)('stands in the code: %s', (message) => {
		// A status such as (400) may be filled in.
		const written = [trim(message), trim(message).replace(/\(\d+\)/, '(…)')];
		expect(written.some((one) => texts.includes(one))).toBe(true);
	});
});

describe('"Delete When" in the README', () => {
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
	const rows = readTable('### Deleting accounts');
	const shown = choices.map((choice) => {
		const option = field && listChoices(field).find(({ value }) => value === choice);
		const name = `${option?.name}${field?.default === choice ? ' (default)' : ''}`;
		return { choice, name, kept: rows.find(([first]) => first === name)?.[2] };
	});

	it.each(shown)('keeps with "$name": $kept', ({ choice, kept = 'no such row' }) => {
		const reasons = states.map((state) => refuseDelete(choice, state));
		const expected = new Set(reasons.filter((reason) => reason !== null));
		const named = [...kept.matchAll(/`(\w+)`/g)].map(([, reason]) => reason);
		expect(named.sort()).toEqual([...expected].sort());
		expect(kept === 'nothing').toBe(expected.size === 0);
	});
});

it("Argyle's addresses in the README are those that the option lets in", () => {
	const shown = readme.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
	expect([...shown].sort()).toEqual([...argyleAddresses].sort());
});

it('what is cloned is the repository of package.json', () => {
	const [, address] = /git clone (\S+)/.exec(readme) ?? [];
	expect(`git+${address}`).toBe(manifest.repository.url);
});

describe('what `npm start` prints, in the README', () => {
	const [, printed = ''] = /```\n(A failed login arrived[^]*?)```/.exec(readme) ?? [];
	const demo = readSource('tools/demo/play.cts');
	const lines = printed.trim().split('\n');
	const [first = '', ...facts] = lines;

	it('begins as the demo does', () => {
		expect(demo).toContain(first);
	});

	it.each(facts)('has a line of the demo: %s', (line) => {
		const [label = 'no label'] = /^ {2}.{13} {2}/.exec(line) ?? [];
		expect(demo).toContain(label);
	});

	it('explains the failure as the package does', () => {
		const { title, explanation, next_step: next, actor, retry } = explainCode('invalid_mfa');
		for (const text of [`${title}: ${explanation}`, next, `${actor} (try again: ${retry})`]) {
			expect(printed).toContain(text);
		}
	});
});
