import { readDocument } from './documents.cts';
import { readExamples } from './sources.cts';

const examples = readExamples();

const readPage = (page: string) => readDocument(page).replace(/\s+/g, ' ');

const readNode = (file: string, name: string) => {
	const example = examples.find((one) => one.file === file);
	return JSON.stringify(example?.nodes.find((one) => one.name === name) ?? 'no such node');
};

const readme = 'examples/README.md';
const recipe = 'docs/each-failure-once.md';
const remind = 'remind-by-text-and-mail.json';

/** What a page says, and the node of an example that has it. */
const limits: Array<[page: string, says: string, file: string, node: string, has: string]> = [
	[
		recipe,
		'**Look Again** (Wait, 3 minutes)',
		'no-failure-lost.json',
		'Look Again',
		'"amount":3,"unit":"minutes"',
	],
	[recipe, 'if it is two minutes old', 'no-failure-lost.json', 'First?', '> 2 * 60 * 1000'],
	[recipe, 'keeps the last 5,000 rows', 'no-failure-lost.json', 'Forget', ' - 5000 }}'],
	[
		readme,
		'SMS and email after three minutes',
		remind,
		'Give Them a Few Minutes',
		'"amount":3,"unit":"minutes"',
	],
	[
		readme,
		'a day later, and two days after that',
		remind,
		'Wait for the Next',
		'attempt === 2 ? 2 : 1 }}","unit":"days"',
	],
	[
		readme,
		'retries every 15 minutes for 50 hours',
		remind,
		'Try Again Soon',
		'"amount":15,"unit":"minutes"',
	],
	// 200 times a quarter of an hour.
	[readme, 'retries every 15 minutes for 50 hours', remind, 'After the Third?', '$runIndex > 200'],
	[
		readme,
		'retries every 15 minutes without a limit',
		remind,
		'Tell Them Again Soon',
		'"amount":15,"unit":"minutes"',
	],
	...['hubspot-deal.json', 'salesforce-opportunity.json', 'slack-buttons.json'].map(
		// 96 quarters of an hour: the first run has the index 0.
		(file): [string, string, string, string, string] => [
			readme,
			'every 15 minutes for a day',
			file,
			'A Day Already?',
			'$runIndex > 95',
		],
	),
	[
		readme,
		'retries every 5 minutes without a limit',
		'failures-per-provider.json',
		'Alert Again Soon',
		'"amount":5,"unit":"minutes"',
	],
	[
		readme,
		'three tries within 15 seconds, then the run fails',
		'failures-per-provider.json',
		'Send the Digest',
		'"maxTries":3,"waitBetweenTries":5000',
	],
	[
		readme,
		'It deletes rows after 90 days',
		'failures-per-provider.json',
		'Forget After 90 Days',
		'minus({ days: 90 })',
	],
	[
		readme,
		'checks once an hour',
		'subscription-watch.json',
		'Once an Hour',
		'"interval":[{"field":"hours"}]',
	],
	[
		readme,
		'No answer within two days means no',
		'clean-up-old-failures.json',
		'Ask in Slack',
		'"resumeAmount":2,"resumeUnit":"days"',
	],
];

it.each(limits)(
	'%s says "%s", and %s does so in "%s" [checklist 182]',
	(page, says, file, node, has) => {
		expect(readPage(page)).toContain(says);
		expect(readNode(file, node)).toContain(has);
	},
);

it('the defaults on the page are those of Settings in Failures per Provider [checklist 182]', () => {
	const settings = readNode('failures-per-provider.json', 'Settings');
	const values = ['failures', 'people', 'minutes', 'mute_hours'].map(
		(name) => new RegExp(`"settings\\.${name}"[^}]*"value":(\\d+)`).exec(settings)?.[1],
	);
	expect(values).toEqual(['10', '5', '30', '2']);
	expect(readPage(readme)).toMatch(
		/`failures`, `people`, `minutes` \| 10, 5, 30 .*`mute_hours` \| 2 /,
	);
});
