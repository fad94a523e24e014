import type { IDataObject } from 'n8n-workflow';
import { getEndpoint, sendRequest } from './client';
import { explainAnswer, toNodeApiError } from './errors';
import { isObject, readList, readText } from './fields';
import type { ArgyleAnswer, ArgyleContext, ArgyleReply } from './types';

/** The most that Argyle gives on one page (argyle-api §1.5: default 10, at most 200). */
const pageSize = 200;

export interface PageRequest {
	path: string;
	query?: IDataObject;
	/** What is listed, for messages: "webhook subscriptions". */
	subject: string;
	/** Ends the whole listing, however many pages it has. */
	signal?: AbortSignal;
}

/**
 * Reads a list of Argyle's page by page. Of a page's `next` link only the cursor is used, so that the
 * API key can't be sent to a host that an answer names. The cursor carries the filters with it. A
 * cursor that comes round again ends the list.
 *
 * @throws NodeApiError when a page can't be read.
 */
export async function* readPages(
	context: ArgyleContext,
	{ path, query = {}, subject, signal }: PageRequest,
): AsyncGenerator<IDataObject[]> {
	const seen = new Set<string>();
	let pageQuery: IDataObject = { ...query, limit: pageSize };
	for (;;) {
		const answer = await readOnce(context, path, pageQuery, signal);
		const page = answer.kind === 'reply' ? readPage(answer) : null;
		if (!page) {
			const message = explainAnswer(answer, await getEndpoint(context), subject);
			throw toNodeApiError(context.getNode(), answer, message);
		}
		yield page.results;
		if (page.cursor === null || seen.has(page.cursor)) return;
		seen.add(page.cursor);
		pageQuery = { cursor: page.cursor, limit: pageSize };
	}
}

/**
 * Reading changes nothing, so a passing fault is worth a second try: n8n's publication engine takes
 * a throw in `checkExists` as a reason to remove a healthy subscription (n8n 2.41 registrar).
 */
async function readOnce(
	context: ArgyleContext,
	path: string,
	query: IDataObject,
	signal: AbortSignal | undefined,
): Promise<ArgyleAnswer> {
	const request = { method: 'GET', path, query, signal } as const;
	const answer = await sendRequest(context, request);
	const passing = answer.kind === 'silence' || answer.status >= 500;
	return passing && !signal?.aborted ? await sendRequest(context, request) : answer;
}

function readPage(reply: ArgyleReply): { results: IDataObject[]; cursor: string | null } | null {
	const results = readList(reply.body, 'results');
	if (reply.status >= 300 || !results) return null;
	const next = readText(reply.body, 'next');
	if (next === null) return { results: results.filter(isObject), cursor: null };
	const cursor = URL.canParse(next) ? new URL(next).searchParams.get('cursor') : null;
	return cursor ? { results: results.filter(isObject), cursor } : null;
}
