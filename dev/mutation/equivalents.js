// @ts-check
/** @typedef {import('./mutants').Mutant} Mutant */

/**
 * A mutant that no test can notice, or none should.
 * @typedef {Pick<Mutant, 'file' | 'mutator' | 'line' | 'replacement'> & { why: string }} Equivalent
 */

/** @type {Equivalent[]} */
const EQUIVALENTS = [
	{
		file: 'failure/filters.ts',
		mutator: 'ConditionalExpression',
		line: 'if (errorCode !== null && filter.excludeErrorCodes.includes(errorCode)) return false;',
		replacement: 'true',
		why: 'For the compiler only: no list of texts includes null.',
	},
	{
		file: 'failure/item.ts',
		mutator: 'ConditionalExpression',
		line: 'const moment = facts.failedAt === null ? null : toMilliseconds(facts.failedAt);',
		replacement: 'false',
		why: 'For the compiler only: null is no timestamp, so null comes back.',
	},
	{
		file: 'failure/item.ts',
		mutator: 'Regex',
		line: "const moment = new Date(zoned.replace(/(\\.\\d{3})\\d+/, '$1'));",
		replacement: '/(\\.\\d{3})\\d/',
		why: 'V8 itself reads any number of digits and cuts after the third; the standard promises only three.',
	},
	{
		file: 'failure/item.ts',
		mutator: 'Regex',
		line: "const moment = new Date(zoned.replace(/(\\.\\d{3})\\d+/, '$1'));",
		replacement: '/(\\.\\D{3})\\d+/',
		why: 'As above: V8 cuts after the third digit itself.',
	},
	{
		file: 'failure/guidance.ts',
		mutator: 'ConditionalExpression',
		line: 'return code !== null && Object.hasOwn(catalogue, code);',
		replacement: 'true',
		why: 'For the compiler only: the catalogue has no code "null".',
	},
	{
		file: 'webhook/receive.ts',
		mutator: 'ArrayDeclaration',
		line: "const events = context.getNodeParameter('events', []);",
		replacement: '["Stryker was here"]',
		why: 'Without a choice of events no event is wanted; none of Argyle’s bears that name either.',
	},
	{
		file: 'webhook/enrichment.ts',
		mutator: 'ConditionalExpression',
		line: 'if (account === null || !isUuid(account)) return facts;',
		replacement: 'false',
		why: 'For the compiler only: the text "null" has not the form of an id.',
	},
	{
		file: 'webhook/enrichment.ts',
		mutator: 'ConditionalExpression',
		line: 'if (user === null || !isUuid(user)) return null;',
		replacement: 'false',
		why: 'For the compiler only: the text "null" has not the form of an id.',
	},
	{
		file: 'webhook/enrichment.ts',
		mutator: 'StringLiteral',
		line: ".catch((): ArgyleAnswer => ({ kind: 'silence', code: 'UNKNOWN' }));",
		replacement: '""',
		why: 'Whatever is no reply is taken for a silence.',
	},
	{
		file: 'webhook/enrichment.ts',
		mutator: 'ConditionalExpression',
		line: "const isRead = answer.kind === 'reply' && answer.status === 200;",
		replacement: 'true',
		why: 'For the compiler only: a silence has no status.',
	},
	{
		file: 'webhook/receive.ts',
		mutator: 'StringLiteral',
		line: "const output = options.output === 'raw' ? 'raw' : 'enriched';",
		replacement: '""',
		why: 'Whatever is not "raw" is taken for enriched.',
	},
	{
		file: 'api/answers.ts',
		mutator: 'ConditionalExpression',
		line: "return answer.kind === 'reply' && answer.status >= 200 && answer.status < 300;",
		replacement: 'true',
		why: 'For the compiler only: a silence has no status.',
	},
	{
		file: 'api/answers.ts',
		mutator: 'ConditionalExpression',
		line: "return answer.kind === 'reply' && [404, 410].includes(answer.status) && isOfArgyle(answer);",
		replacement: 'true',
		why: 'For the compiler only: a silence has no status.',
	},
	{
		file: 'api/retries.ts',
		mutator: 'ConditionalExpression',
		line: "const asked = answer.kind === 'reply' ? readRetryAfter(answer.retryAfter, now) : null;",
		replacement: 'true',
		why: 'For the compiler only: a silence has no such header, and without one null comes back.',
	},
	{
		file: 'api/retries.ts',
		mutator: 'StringLiteral',
		line: "const text = value?.trim() ?? '';",
		replacement: '"Stryker was here!"',
		why: 'No number and no date either.',
	},
	{
		file: 'api/retries.ts',
		mutator: 'ConditionalExpression',
		line: "if (answer.kind === 'reply' && answer.status === 429) return true;",
		replacement: 'true',
		why: 'For the compiler only: a silence has no status.',
	},
	{
		file: 'api/retries.ts',
		mutator: 'ConditionalExpression',
		line: "return answer.kind === 'reply' && answer.status === 503 && answer.retryAfter !== null;",
		replacement: 'true',
		why: 'For the compiler only: a silence has no status.',
	},
	{
		file: 'api/endpoint.ts',
		mutator: 'StringLiteral',
		line: "const given = typeof credential.baseUrl === 'string' ? credential.baseUrl.trim() : '';",
		replacement: '"Stryker was here!"',
		why: 'No web address either.',
	},
	{
		file: 'api/pages.ts',
		mutator: 'ConditionalExpression',
		line: "const page = answer.kind === 'reply' ? readPage(answer) : null;",
		replacement: 'true',
		why: 'For the compiler only: a silence has no body, and so no page.',
	},
	{
		file: 'api/pages.ts',
		mutator: 'StringLiteral',
		line: "const given = isObject(reply.body) ? (reply.body.next ?? '') : '';",
		replacement: '"Stryker was here!"',
		why: 'For the compiler only: a body with results is an object.',
	},
	{
		file: 'api/pages.ts',
		mutator: 'StringLiteral',
		line: "const next = readText(reply.body, 'next') ?? '';",
		replacement: '"Stryker was here!"',
		why: 'No address either.',
	},
	{
		file: 'api/webhooks.ts',
		mutator: 'ConditionalExpression',
		line: 'secret: secret !== null && isMasked(secret) ? null : secret,',
		replacement: 'true',
		why: 'For the compiler only: null comes back as null.',
	},
	{
		file: 'webhook/identity.ts',
		mutator: 'ArrayDeclaration',
		line: "events: readEvents(context.getNodeParameter('events', [])),",
		replacement: '["Stryker was here"]',
		why: 'For the compiler only: n8n puts the default of a field into a node that lacks it (Workflow, constructor).',
	},
	{
		file: 'webhook/identity.ts',
		mutator: 'BooleanLiteral',
		line: "includeResource: context.getNodeParameter('includeResource', true) === true,",
		replacement: 'false',
		why: 'For the compiler only, as above; what the field says is compared with the other true.',
	},
	{
		file: 'webhook/registration.ts',
		mutator: 'ConditionalExpression',
		line: "if (answer.kind === 'silence' || answer.status >= 300) return null;",
		replacement: 'false',
		why: 'For the compiler only: a silence has no body, and so no subscription.',
	},
	{
		file: 'webhook/registration.ts',
		mutator: 'ConditionalExpression',
		line: "answer.kind === 'reply' &&",
		replacement: 'true',
		why: 'For the compiler only: a silence has no status.',
	},
	{
		file: 'webhook/registration.ts',
		mutator: 'StringLiteral',
		line: "/config|include_resource/.test(quoteBody(answer.body) ?? '')",
		replacement: '"Stryker was here!"',
		why: 'It does not speak of the wish either.',
	},
	{
		file: 'webhook/registration.ts',
		mutator: 'StringLiteral',
		line: "return url.split('/').slice(-2).join('/');",
		replacement: '""',
		why: 'Only compared with what was joined in the same way, and always ending in the same word.',
	},
	{
		file: 'webhook/subscription.ts',
		mutator: 'ConditionalExpression',
		line: 'if (kept.id !== made.id) remember(context, identity, kept);',
		replacement: 'true',
		why: 'What is stored already is stored once more.',
	},
	{
		file: 'api/errors.ts',
		mutator: 'ConditionalExpression',
		line: "if (answer.kind === 'silence' || ![404, 410].includes(answer.status)) {",
		replacement: 'false',
		why: 'For the compiler only: a silence has neither status.',
	},
	{
		file: 'api/errors.ts',
		mutator: 'StringLiteral',
		line: "if (answer.kind === 'silence' || ![404, 410].includes(answer.status)) {",
		replacement: '""',
		why: 'For the compiler only: a silence has neither status.',
	},
	{
		file: 'api/errors.ts',
		mutator: 'ConditionalExpression',
		line: "const traceId = answer.kind === 'reply' && answer.traceId;",
		replacement: 'true',
		why: 'For the compiler only: a silence has no trace ID.',
	},
	{
		file: 'api/client.ts',
		mutator: 'StringLiteral',
		line: "body: hideSecrets(answer.body, [...listSecrets(credential), sent ?? '']),",
		replacement: '"Stryker was here!"',
		why: 'No answer holds that text.',
	},
	{
		file: 'api/client.ts',
		mutator: 'ConditionalExpression',
		line: 'if (request.query) options.qs = request.query;',
		replacement: 'true',
		why: 'What is undefined counts as left out.',
	},
	{
		file: 'api/client.ts',
		mutator: 'ConditionalExpression',
		line: 'if (request.body) options.body = request.body;',
		replacement: 'true',
		why: 'What is undefined counts as left out.',
	},
	{
		file: 'api/pace.ts',
		mutator: 'ConditionalExpression',
		line: 'const sent = limits.length > 0 ? { ...request, signal: AbortSignal.any(limits) } : request;',
		replacement: 'true',
		why: 'The signal of no signals never speaks.',
	},
	{
		file: 'api/pace.ts',
		mutator: 'EqualityOperator',
		line: 'const sent = limits.length > 0 ? { ...request, signal: AbortSignal.any(limits) } : request;',
		replacement: 'limits.length >= 0',
		why: 'The signal of no signals never speaks.',
	},
	{
		file: 'api/pace.ts',
		mutator: 'ConditionalExpression',
		line: "if (answer.kind === 'reply' && answer.status === 429) pace.hold(wait);",
		replacement: 'true',
		why: 'For the compiler only: a silence has no status.',
	},
	{
		file: 'api/pace.ts',
		mutator: 'ArrayDeclaration',
		line: 'private answered: number[] = [];',
		replacement: '["Stryker was here"]',
		why: 'Not a moment of the last second, and so left out at the first look.',
	},
	{
		file: 'webhook/address.ts',
		mutator: 'Regex',
		line: 'const innerIpv6 = /^\\[(::1?\\]|f[cd]|fe[89ab]|::ffff:|64:ff9b:)/i;',
		replacement: '/\\[(::1?\\]|f[cd]|fe[89ab]|::ffff:|64:ff9b:)/i',
		why: 'Only hosts that begin with a bracket come here, and a URL holds no other one.',
	},
	{
		file: 'webhook/delivery.ts',
		mutator: 'ConditionalExpression',
		line: "return readText(error, 'name') === 'RangeError' ? readDeepPayload(text) : null;",
		replacement: 'true',
		why: 'What is no JSON is none at a second reading either: it costs time and gives null all the same.',
	},
	{
		file: 'webhook/delivery.ts',
		mutator: 'BlockStatement',
		line: '} catch {',
		replacement: '{}',
		why: 'Never reached with the V8 of today: what ran out of stack in the reviver had been read to its end before.',
	},
];

/**
 * Compares those that lived with the list.
 * @param {Mutant[]} mutants
 * @returns {{ unexplained: Mutant[], explained: Equivalent[], outdated: Equivalent[] }} `outdated`: listed, and of a file
 * that was mutated, but dead
 */
function compare(mutants) {
	const living = mutants.filter(({ lives }) => lives);
	const files = new Set(mutants.map(({ file }) => file));
	return {
		unexplained: living.filter((mutant) => !EQUIVALENTS.some((one) => isSame(one, mutant))),
		explained: EQUIVALENTS.filter((one) => living.some((mutant) => isSame(one, mutant))),
		outdated: EQUIVALENTS.filter(
			(one) => files.has(one.file) && !living.some((mutant) => isSame(one, mutant)),
		),
	};
}

/**
 * @param {Equivalent} listed
 * @param {Mutant} mutant
 * @returns {boolean}
 */
function isSame(listed, mutant) {
	return (
		listed.file === mutant.file &&
		listed.mutator === mutant.mutator &&
		listed.line === mutant.line &&
		listed.replacement === mutant.replacement
	);
}

module.exports = { compare };
