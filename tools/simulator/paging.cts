// @ts-check
'use strict';

const { detail, ok } = require('./replies');

/** @typedef {import('./types').RouteRequest} RouteRequest */
/** @typedef {import('./types').Reply} Reply */
/**
 * What a cursor carries: everything a page needs, so that `next` works on its own.
 *
 * @typedef {object} Cursor
 * @property {number} limit
 * @property {Record<string, string>} filters
 * @property {number} [below] row that the page before ended with
 * @property {number} [above] row that the page after starts with
 */

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 200;

/**
 * Answers a list request: newest first, 10 a page unless asked, 200 at most.
 *
 * @template {{ id: string }} T
 * @param {object} options
 * @param {import('./stores/store').Store<T>} options.store
 * @param {RouteRequest} options.request
 * @param {Record<string, (record: T, value: string) => boolean>} [options.filters] by query name
 * @param {(record: T) => unknown} [options.show] how a record looks in the list
 * @returns {Reply}
 */
function page({ store, request, filters = {}, show = (record) => record }) {
	const { query, origin, path } = request;
	const cursor = readCursor(query, Object.keys(filters));
	if (!cursor) return detail(404, 'Invalid cursor');
	const { limit, below, above } = cursor;
	const wanted = Object.entries(cursor.filters);
	/** @param {T} record */
	const matches = (record) =>
		wanted.every(([name, value]) => filters[name]?.(record, value) ?? true);

	// One more than the page holds tells whether another page follows in that direction.
	const stretch = store.stretch({ below, above, limit: limit + 1, matches });
	const more = stretch.length > limit;
	const rows = above === undefined ? stretch.slice(0, limit) : stretch.slice(-limit);
	const hasNext = above === undefined ? more : true;
	const hasPrevious = above === undefined ? below !== undefined : more;
	/** @param {Pick<Cursor, 'below' | 'above'>} position */
	const url = (position) =>
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
 * @param {URLSearchParams} query
 * @param {string[]} filterNames
 * @returns {Cursor | undefined} undefined when the cursor is not one of ours
 */
function readCursor(query, filterNames) {
	const encoded = query.get('cursor');
	const limit = readLimit(query.get('limit'));
	if (encoded) {
		const cursor = decode(encoded);
		return cursor && { ...cursor, limit: limit ?? cursor.limit };
	}
	const given = filterNames.flatMap((name) => {
		const value = query.get(name);
		return value ? [[name, value]] : [];
	});
	return { limit: limit ?? DEFAULT_LIMIT, filters: Object.fromEntries(given) };
}

/**
 * @param {string | null} text
 * @returns {number | undefined} undefined for what is no limit: it is overlooked, as DRF does
 */
function readLimit(text) {
	if (!text || !/^[1-9]\d*$/.test(text)) return undefined;
	return Math.min(Number(text), MAX_LIMIT);
}

/**
 * @param {Cursor} cursor
 * @returns {string} base64 that is safe in a query
 */
function writeCursor(cursor) {
	return encodeURIComponent(Buffer.from(JSON.stringify(cursor)).toString('base64'));
}

/**
 * @param {string} encoded
 * @returns {Cursor | undefined}
 */
function decode(encoded) {
	try {
		const cursor = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
		const whole = typeof cursor?.limit === 'number' && typeof cursor.filters === 'object';
		return whole ? cursor : undefined;
	} catch {
		return undefined;
	}
}

module.exports = { page };
