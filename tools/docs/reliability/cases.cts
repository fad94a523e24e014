// @ts-check
/**
 * The cases that the project is measured by, as test names carry them: `[checklist 56]`. Each says what
 * has to be true.
 *
 * @type {[title: string, first: number, cases: string[]][]}
 */
const CHAPTERS = [
	[
		'Signatures',
		1,
		[
			'Vectors made by an independent tool verify',
			'No flipped bit of a body gets in',
			'No changed digit of a signature gets in',
			'None of 100,000 random signatures gets in, and none causes a throw',
			'Nothing before, behind or around a good signature is accepted',
			'No shortened or lengthened signature is accepted',
			'Capitals are refused, always',
			'No other algorithm is accepted',
			'No other encoding of the right digest is accepted',
			'A missing or odd header is answered 401, never with a fault',
			'Repeated headers are refused unless exactly one value is there',
			'The name of the header counts in any casing, and look-alikes do not',
			'Without a secret nothing gets in',
			'Secrets of any length and script work as they are',
			'The raw bytes are verified, never JSON written anew',
			'Bodies that differ only in invalid UTF-8 are told apart',
			'A body in another encoding does not verify',
			'Without raw bytes nothing gets in',
			'Compressed deliveries verify over what n8n unpacked',
			'Signed bodies of any shape do no harm',
			'Bodies from 250 bytes to 16 MB are handled',
			'Slow and broken off requests leave nothing behind',
			'Comparing takes the same time wherever the digits differ',
			'A signature for one workflow does not open another',
			'A sandbox signature does not open a production trigger, nor the reverse',
			'A signed body can not pollute prototypes',
			'No secret reaches a log, an error, an item or the stored execution',
			'A flood of forgeries starts nothing and keeps no memory',
		],
	],
	[
		'Events and filters',
		29,
		[
			'Other events are acknowledged and start nothing',
			'The event is read from `event`, never from `name`',
			'All published codes come with guidance',
			'Unknown, missing and odd codes come with a safe default',
			'Filters do what an independent implementation does',
			'Missing and extra fields lose no item',
			'Every item fits the published schema',
			'One failure that Argyle announces twice makes one item',
		],
	],
	[
		'Duplicates, order, loss',
		37,
		[
			'Argyle’s retry has the same `event_id`, so Remove Duplicates drops it',
			'Two real failures have different ones',
			'A thin delivery is completed from the account, and never merged away',
			'100 failures in 3 copies, shuffled, make 100 items',
			'Failures out of order keep their own times; a fresh look tells what is true now',
			'What is remembered is bounded',
			'What was refused leaves no trace',
			'A run that did not start is not taken for one that did',
			'Argyle gets its answer in time, whatever comes after',
			'Without enrichment the item still comes',
			'What failed while n8n was down is found afterwards',
			'Lists of many pages end, with nothing missed and nothing twice',
			'A subscription that died in silence is noticed',
		],
	],
	[
		'The subscription',
		50,
		[
			'Publishing makes exactly one, as Argyle wants it',
			'Publishing and unpublishing over and over leaves none',
			'Restarts make no new one',
			'Lost static data is repaired; what belongs to others is never touched',
			'Orphans are found on any page of the list',
			'Drift is noticed and mended',
			'An unclear answer makes no second one',
			'A refusal ends in a sentence that names cause and way out',
			'Unpublishing removes it, or says what is left',
			'Copies, tests and neighbours keep theirs apart',
			'Publishing at once from several places leaves one',
			'Deliveries in the middle of a change are verified or refused',
			'Old static data can not undo a change',
			'Keys and secrets can be changed without loss',
			'An address that Argyle can not reach is refused at once',
		],
	],
	[
		'The action',
		65,
		[
			'Delete lets go only what provably never held data',
			'The moment between look and deletion is one request, and forcing takes a switch',
			'Gone is a success; refusals name the item, and the others go on',
			'`Retry-After` in any form is a sane wait',
			'Only what may be repeated is repeated, and not for ever',
			'1,000 deletes at the pace of the limit: none lost, none twice',
			'What is no id never becomes a request',
			'Outputs keep order and paired items',
			'A clean-up by age has a dry run and a cap, and can be run again',
			'Credentials never leave for another host',
			'The credential test tells five kinds of keys apart',
		],
	],
	[
		'The whole',
		76,
		[
			'In a real n8n, genuine and forged deliveries with restarts in between come out even',
			'A long run keeps memory and speed',
			'Under chaos with 200 seeds every invariant holds',
			'At least 95 % of mutants are killed',
			'All supported versions; no dependencies, so nothing to audit',
		],
	],
];

/**
 * What can't be tested here or promised at all, and why.
 *
 * @type {Record<number, string>}
 */
const LIMITS = {
	40: 'n8n’s Remove Duplicates looks first and stores afterwards: exact with N8N_CONCURRENCY_PRODUCTION_LIMIT=1 or deliveries in turn, not for copies that run in the same moment.',
	42: 'The package remembers no deliveries: Remove Duplicates does, with a history of the size set there. The state of the polling trigger is bounded by the accounts that fail.',
	44: 'Nothing is recorded before n8n starts the workflow, as the package remembers no deliveries. n8n answers Argyle before the run ends; a run that n8n loses after that is found by the polling trigger. A starting n8n answers deliveries itself, with 200 before its database is ready and 404 after that; these are found by the polling trigger as well.',
};

module.exports = { CHAPTERS, LIMITS };
