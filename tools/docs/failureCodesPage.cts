import type { ItemGuidance } from '../../nodes/Argyle/connection/guidance';

/** A code, or its stand-in, with the guidance that an item carries for it. */
export interface CodeEntry {
	/** In words for the two defaults. */
	code: string;
	/** A default has no code to show as one. */
	isDefault: boolean;
	guidance: ItemGuidance;
}

/** What the page is made of; everything comes from the package's own modules. */
export interface CodesPageData {
	entries: CodeEntry[];
	/** Names of the actors as the editor shows them. */
	actorNames: ReadonlyMap<string, string>;
	/** The same code with and without the name of a payroll, to show the difference. */
	sample: { provider: string; named: ItemGuidance; generic: ItemGuidance };
	/** Codes that `accounts.disconnected` can carry. */
	disconnectionCodes: readonly string[];
	/** Codes that `accounts.failed` never carries. */
	neverFailedCodes: readonly string[];
}

const retryWords: Readonly<Record<string, string>> = {
	now: 'now',
	later: 'later',
	other_method: 'another way',
	none: 'no',
};

const waitWords: Readonly<Record<string, string>> = {
	60: 'in an hour',
	240: 'in four hours',
	1440: 'in a day',
};

const retryIn = ({ retry, retry_after_minutes: minutes }: ItemGuidance) =>
	waitWords[String(minutes)] ?? retryWords[retry] ?? retry;

/** Whether the applicant gets a message, and whether the team gets a task. */
const listReceivers = ({ notify_applicant: notify, actor, retry }: ItemGuidance) => [
	notify ? (retry === 'none' ? 'once' : 'yes') : 'no',
	actor === 'you' ? 'yes' : 'no',
];

const showCode = ({ code, isDefault }: CodeEntry) => (isDefault ? code : `\`${code}\``);
const listCodes = (codes: readonly string[]) => codes.map((code) => `\`${code}\``).join(', ');

/**
 * Renders docs/failure-codes.md.
 *
 * @returns Markdown with a line end at the end
 */
export function renderCodesPage(data: CodesPageData): string {
	const { entries } = data;
	const codes = entries.filter(({ isDefault }) => !isDefault);
	const inferred = codes.filter(({ guidance }) => guidance.basis === 'inferred');
	return [
		'# Failure codes, and what to write to the applicant',
		'',
		`<!-- Generated from the catalogue: change nodes/Argyle/, then write this page again. -->`,
		'',
		`The ${codes.length} codes that Argyle's \`connection.error_code\` is known to have, and what an item's`,
		"`guidance` says about each. Titles, advice and texts are this package's own words.",
		'',
		`**Documented or inferred.** Argyle describes ${codes.length - inferred.length} of the codes in public. For the other`,
		`${inferred.length} the explanation is inferred from the name of the code, and says "usually means". They are marked`,
		'below, and `guidance.basis` is `inferred` in the item.',
		'',
		...renderRules(data),
		'## All codes',
		'',
		...renderTable(data),
		'',
		...entries.flatMap((entry) => renderEntry(entry, data)),
	]
		.join('\n')
		.trimEnd()
		.concat('\n');
}

function renderRules({ sample, disconnectionCodes, neverFailedCodes }: CodesPageData): string[] {
	const { provider, named, generic } = sample;
	return [
		'## How to use the texts',
		'',
		'- **Who gets what.** The applicant gets a message if `guidance.notify_applicant` is true, and only then. Your team gets a',
		'  task if `guidance.actor` is `you`. Both may be true: the applicant gets the message, and your team has to act as well.',
		'- **Once, where no retry helps.** If `guidance.retry` is `none`, the message is good news. Send it once, and no reminder.',
		'- **Add the link.** Most texts say "your link" and hold none. Send `connect_url`, or the link of your own page, with them. Never',
		'  send a text that says "your link" without one. Where the text says nothing of a link, leave it out.',
		'- **Add your name.** Begin with who you are ("Hi Sarah, it\'s Acme Lending."), and end an SMS with your opt-out.',
		'- **Read the replies.** Many texts invite the applicant to reply. The email address and the phone number that you send from',
		'  must take replies, and somebody must read them.',
		'- **Try again** is `guidance.retry`: `now`, `later` (wait `guidance.retry_after_minutes`), `other_method` ("another way": immediately,',
		'  with another login, another account or documents; 0 minutes) or `none` ("no": null minutes, as no retry helps).',
		'- **The payroll has a name** where Argyle knows it. Without the name, or where it would break the length, a text is generic:',
		'',
		`  > ${generic.sms}`,
		'',
		`  For ${provider}:`,
		'',
		`  > ${named.sms}`,
		'',
		'- A subject has at most 60 characters. An SMS has at most 120 characters of GSM-7, so that your name, the link and the',
		'  opt-out fit two segments.',
		'',
		`An **Account Disconnected** item carries one of ${listCodes(disconnectionCodes)}, or a code`,
		`newer than this list. An **Account Failed** item never carries ${listCodes(neverFailedCodes)}.`,
		'',
	];
}

function renderTable({ entries, actorNames }: CodesPageData): string[] {
	const rows = entries.map((entry) => [
		entry.isDefault ? entry.code : `[\`${entry.code}\`](#${entry.code})`,
		entry.guidance.title,
		actorNames.get(entry.guidance.actor) ?? entry.guidance.actor,
		...listReceivers(entry.guidance),
		retryIn(entry.guidance),
		entry.guidance.group,
		entry.guidance.basis,
	]);
	const head = [
		'Code',
		'What it means',
		'Who acts',
		'Message',
		'Task',
		'Try again',
		'Group',
		'Basis',
	];
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function renderEntry(entry: CodeEntry, { actorNames }: CodesPageData): string[] {
	const { guidance } = entry;
	const advice = [
		`Who acts: ${actorNames.get(guidance.actor) ?? guidance.actor}`,
		`message to the applicant: ${listReceivers(guidance)[0]}`,
		`task for your team: ${listReceivers(guidance)[1]}`,
		`try again: ${retryIn(guidance)}`,
		`group: ${guidance.group}`,
	];
	return [
		`### ${showCode(entry)}`,
		'',
		`**${guidance.title}.** ${guidance.explanation}${guidance.basis === 'inferred' && !entry.isDefault ? ' _(Inferred from the name.)_' : ''}`,
		'',
		advice.join(' · '),
		'',
		`- Next step: ${guidance.next_step}`,
		...(guidance.notify_applicant
			? []
			: ['- **Send nothing to the applicant.** If you send one anyway:']),
		`- Subject: ${guidance.subject}`,
		`- Email: ${guidance.suggested_message}`,
		`- SMS: ${guidance.sms}`,
		'',
	];
}
