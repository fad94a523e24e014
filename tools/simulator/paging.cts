import { detail, ok } from './replies.cts';
import type { Store } from './stores/store.cts';
import type { Reply, RouteRequest } from './types.cts';

/** What a cursor contains: all that a page needs, so that `next` needs no other parameter. */
interface Cursor {
	limit: number;
	filters: Record<string, string>;
	/** The last row of the previous page. */
	below?: number;
	/** The first row of the next page. */
	above?: number;
}

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 200;

interface PageOptions<T extends { id: string }> {
	store: Store<T>;
	request: RouteRequest;
	/** The filters by the name of their query parameter. */
	filters?: Record<string, (record: T, value: string) => boolean>;
	/** Gives the record as the list shows it. */
	show?: (record: T) => unknown;
}

/** Answers a list request: newest first, 10 a page by default, 200 at most. */
export function page<T extends { id: string }>({
	store,
	request,
	filters = {},
	show = (record) => record,
}: PageOptions<T>): Reply {
	const { query, origin, path } = request;
	const cursor = readCursor(query, Object.keys(filters));
	if (!cursor) return detail(404, 'Invalid cursor');
	const { limit, below, above } = cursor;
	const wanted = Object.entries(cursor.filters);
	const matches = (record: T) =>
		wanted.every(([name, value]) => filters[name]?.(record, value) ?? true);

	// One more than the page holds shows whether another page follows in that direction.
	const stretch = store.stretch({ below, above, limit: limit + 1, matches });
	const more = stretch.length > limit;
	const rows = above === undefined ? stretch.slice(0, limit) : stretch.slice(-limit);
	const hasNext = above === undefined ? more : true;
	const hasPrevious = above === undefined ? below !== undefined : more;
	const url = (position: Pick<Cursor, 'below' | 'above'>) =>
		`${origin}${path}?cursor=${writeCursor({ limit, filters: cursor.filters, ...position })}`;
	const first = rows[0];
	const last = rows.at(-1);
	return ok({
		next: hasNext && last ? url({ below: last.row }) : null,
		previous: hasPrevious && first ? url({ above: first.row }) : null,
		results: rows.map(({ record }) => show(record)),
	});
}

/**
 * Reads the position of a request.
 *
 * @returns undefined when this server did not make the cursor
 */
function readCursor(query: URLSearchParams, filterNames: string[]): Cursor | undefined {
	const encoded = query.get('cursor');
	const limit = readLimit(query.get('limit'));
	if (encoded) {
		const cursor = decode(encoded);
		return cursor && { ...cursor, limit: limit ?? cursor.limit };
	}
	const given = filterNames.flatMap((name): [string, string][] => {
		const value = query.get(name);
		return value ? [[name, value]] : [];
	});
	return { limit: limit ?? DEFAULT_LIMIT, filters: Object.fromEntries(given) };
}

/**
 * Reads the page size.
 *
 * @returns undefined for an invalid one, which DRF ignores too
 */
function readLimit(text: string | null): number | undefined {
	if (!text || !/^[1-9]\d*$/.test(text)) return undefined;
	return Math.min(Number(text), MAX_LIMIT);
}

/**
 * Writes a cursor.
 *
 * @returns base64 that is safe in a query
 */
function writeCursor(cursor: Cursor): string {
	return encodeURIComponent(Buffer.from(JSON.stringify(cursor)).toString('base64'));
}

function decode(encoded: string): Cursor | undefined {
	try {
		const cursor = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
		const whole = typeof cursor?.limit === 'number' && typeof cursor.filters === 'object';
		return whole ? cursor : undefined;
	} catch {
		return undefined;
	}
}
