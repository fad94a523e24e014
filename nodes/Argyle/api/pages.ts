import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { explainPathAnswer, toNodeApiError } from './errors';
import { isObject, readList, readText } from './fields';
import { readArgyleTime } from './time';
import type { ArgyleClient, ArgyleReply } from './types';

/** Max. records on a page; Argyle's default is 10 (docs.argyle.com/api-guide/overview). */
const pageSize = 200;

/** Max. empty pages in a row before a page with records. */
const maxEmpty = 3;

/** Which list to read. */
export interface PageRequest {
	path: string;
	query?: IDataObject;
	/** The records' name in messages: "webhook subscriptions". */
	subject: string;
	/** Ends the listing at any page. */
	signal?: AbortSignal;
}

/**
 * Reads the records of a list page by page.
 *
 * @returns as `walkPages`
 * @throws NodeApiError when a page can't be read.
 */
export async function* readPages(
	client: ArgyleClient,
	request: PageRequest,
): AsyncGenerator<IDataObject[], boolean> {
	const pages = walkPages(client, request, null);
	let page = await pages.next();
	for (; !page.done; page = await pages.next()) yield page.value.results;
	return page.value;
}

/**
 * Reads the pages of a list, starting at a cursor. It uses only the cursor of a page's `next` link:
 * no answer can make it send the API key to another host. The cursor includes the filters. The
 * list ends when a cursor or a page repeats, or after several empty pages in a row.
 *
 * @param from the cursor of an earlier page; null for the first page
 * @returns after the pages: true when the list is complete, false when the pagination looped
 * @throws NodeApiError when a page can't be read.
 */
export async function* walkPages(
	client: ArgyleClient,
	request: PageRequest,
	from: string | null,
): AsyncGenerator<Page, boolean> {
	const seenPages = new Set<string>();
	const seenCursors = new Set<string>();
	let cursor = from;
	let emptyInARow = 0;
	for (;;) {
		const page = await readPageAt(client, request, cursor);
		const ids = page.results.map(({ id }) => String(id ?? ''));
		const span = `${ids[0]} to ${ids.at(-1)}`;
		const hasIds = ids.some((id) => id !== '');
		if (hasIds && seenPages.has(span)) return false;
		seenPages.add(span);
		emptyInARow = ids.length === 0 ? emptyInARow + 1 : 0;
		if (emptyInARow > maxEmpty) return false;
		yield page;
		if (page.cursor === null) return true;
		if (seenCursors.has(page.cursor)) return false;
		seenCursors.add(page.cursor);
		cursor = page.cursor;
	}
}

/**
 * As `readPages`, for a caller that needs the complete list.
 *
 * @throws NodeOperationError after the last page when the pagination looped; NodeApiError when a page
 *   can't be read.
 */
export async function* readWholeList(
	client: ArgyleClient,
	request: PageRequest,
): AsyncGenerator<IDataObject[], void> {
	const isWhole = yield* readPages(client, request);
	if (isWhole) return;
	throw new NodeOperationError(
		client.node,
		`Argyle's pagination looped, so the list of ${request.subject} is incomplete. Try again in a few minutes`,
	);
}

/** A page of a list. */
export interface Page {
	results: IDataObject[];
	/** Of the next page; null after the last. */
	cursor: string | null;
	/** When it was requested, by Argyle's clock (ISO); null when that is not known. */
	requestedAt: string | null;
}

/**
 * Reads one page.
 *
 * @param cursor the cursor of the page before; null for the first page
 * @throws NodeApiError when it can't be read.
 */
export async function readPageAt(
	client: ArgyleClient,
	{ path, query = {}, subject, signal }: PageRequest,
	cursor: string | null,
): Promise<Page> {
	const pageQuery = cursor === null ? { ...query, limit: pageSize } : { cursor, limit: pageSize };
	const sentAt = Date.now();
	const answer = await client.send({ method: 'GET', path, query: pageQuery, signal });
	const page = answer.kind === 'reply' ? readPage(answer, sentAt) : null;
	if (page) return page;
	const message = explainPathAnswer(answer, client.endpoint, subject);
	throw toNodeApiError(client.node, answer, message);
}

function readPage(reply: ArgyleReply, sentAt: number): Page | null {
	const results = readList(reply.body, 'results')?.filter(isObject);
	if (reply.status >= 300 || !results) return null;
	const requestedAt = readArgyleTime(reply.date, sentAt, Date.now());
	const given = isObject(reply.body) ? (reply.body.next ?? '') : '';
	if (given === '') return { results, cursor: null, requestedAt };
	const next = readText(reply.body, 'next') ?? '';
	const cursor = URL.canParse(next) ? new URL(next).searchParams.get('cursor') : null;
	return cursor ? { results, cursor, requestedAt } : null;
}
