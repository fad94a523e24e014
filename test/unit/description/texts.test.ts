import { action, allFields, credential, listChoices, pollTrigger, trigger } from './fields';

const small = ['a', 'an', 'and', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with'];

/** Title Case as n8n writes it; a word such as ".gov" keeps its own spelling. */
const isTitleCase = (text: string) =>
	text
		.split(/[ /]/)
		.every((word, index) => /^[A-Z.]/.test(word) || (index > 0 && small.includes(word)));

const sentencesIn = (text: string) => text.split(/[.!?](?=\s+[A-Z"])/).length;

/** n8n's rule: one sentence has no period, several have one at the end. */
const endsRight = (text: string) => text.endsWith('.') === sentencesIn(text) > 1;

/** What a notice says stands where other fields have their names. */
const notices = allFields.filter(({ field }) => field.type === 'notice');

const names = [
	action.description.displayName,
	trigger.description.displayName,
	pollTrigger.description.displayName,
	credential.displayName,
	...allFields.filter(({ field }) => field.type !== 'notice').map(({ field }) => field.displayName),
	...allFields.flatMap(({ field }) => listChoices(field).map(({ name }) => name)),
];

const descriptions = [
	action.description.description,
	trigger.description.description,
	pollTrigger.description.description,
	...notices.map(({ field }) => field.displayName),
	...allFields.flatMap(({ field }) => [
		field.description,
		...listChoices(field).map((choice) => choice.description),
	]),
].filter((text) => text !== undefined);

describe('the texts that a user sees (n8n UX guidelines)', () => {
	it.each([...new Set(names)])('a name is in Title Case: %s [checklist 159]', (name) => {
		expect(isTitleCase(name)).toBe(true);
	});

	it.each([...new Set(descriptions)])('a description is a sentence: %s [checklist 159]', (text) => {
		expect(text).toMatch(/^[A-Z]/);
		expect(text).toBe(text.trim());
		expect(endsRight(text)).toBe(true);
	});

	it.each(allFields)('$path has a placeholder that is an example, if any', ({ field }) => {
		const { placeholder, type } = field;
		const expected = type === 'collection' ? /^Add (option|filter)$/ : /^e\.g\. /;
		expect(placeholder ?? (type === 'collection' ? '' : 'e.g. ')).toMatch(expected);
	});

	const switches = allFields.filter(({ field }) => field.type === 'boolean');
	it.each(switches)('$path says what it decides [checklist 159]', ({ field }) => {
		expect(field.description).toMatch(/^Whether to /);
	});

	const operations = action.description.properties.filter(({ name }) => name === 'operation');
	it.each(operations.flatMap(listChoices))(
		'$action names verb and noun [checklist 159]',
		({ name, action }) => {
			expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
			expect(action).not.toMatch(/ (a|an|the) /);
			const [verb = ''] = name.toLowerCase().split(' ');
			expect(action?.toLowerCase().startsWith(verb)).toBe(true);
		},
	);

	it('the trigger has "Trigger" in its name, and its panel says how to make a test failure', () => {
		const { displayName, triggerPanel } = trigger.description;
		expect(displayName).toBe('Argyle Trigger');
		const help = typeof triggerPanel === 'object' ? triggerPanel.executionsHelp : '';
		const texts = typeof help === 'object' ? Object.values(help) : [];
		expect(texts).toHaveLength(2);
		for (const text of texts) {
			expect(text).toMatch(/sandbox credential.*make a login fail.*"Simulate an error"/s);
		}
	});
});

describe('the choices of a list', () => {
	/** Lists whose order says something: the usual before the rare, the safe before the daring. */
	const isOrdered = (path: string) =>
		/→ (Environment|Delete When|Output|Trigger On|Link for the Applicant)$/.test(path);
	const lists = allFields.filter(({ field }) => listChoices(field).length > 1);

	it.each(lists)(
		'$path is alphabetical, or has an order of its own [checklist 159]',
		({ path, field }) => {
			// "Any Code Newer Than This List" ends the list that it is about.
			const shown = listChoices(field)
				.filter(({ value }) => value !== 'unlisted')
				.map(({ name }) => name);
			const sorted = [...shown].sort((a, b) => a.localeCompare(b, 'en'));
			expect(isOrdered(path) ? sorted : shown).toEqual(sorted);
		},
	);

	it.each(lists)('$path names each value once', ({ field }) => {
		const choices = listChoices(field);
		expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
		expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
	});

	const collections = allFields.filter(({ field }) => field.type === 'collection');
	it.each(collections)('$path shows its fields alphabetically', ({ field }) => {
		const inner = (field.options ?? []).filter((entry) => 'displayName' in entry);
		const shown = inner.map(({ displayName }) => displayName);
		expect(shown).toEqual([...shown].sort((a, b) => a.localeCompare(b, 'en')));
	});
});
