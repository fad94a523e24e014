import type { Call, Reply, Service } from './server.cts';

type Row = unknown[];

/** The one spreadsheet, whose one tab starts empty. */
export const SPREADSHEET = '1StandInForGoogleSheets_0123456789abcdefghij';
export const TAB = 'Failures';

const notFound: Reply = {
	status: 404,
	body: { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } },
};

/** Google Sheets API v4 as n8n's node uses it (developers.google.com/workspace/sheets/api/reference/rest). */
export function createSheets() {
	const rows: Row[] = [];

	const write = (range: unknown, values: unknown, first = readStart(range).row) => {
		const { column } = readStart(range);
		const written: Row[] = Array.isArray(values) ? values : [];
		written.forEach((cells, at) => {
			const row = (rows[first + at] ??= []);
			cells.forEach((cell, place) => (row[column + place] = cell));
		});
		return { updatedRange: range, updatedRows: written.length };
	};

	const answer = ({ method, path, body }: Call): Reply => {
		const [, id, rest = ''] = /^\/v4\/spreadsheets\/([\w-]+)(.*)$/.exec(path) ?? [];
		if (id !== SPREADSHEET) return notFound;
		const range = decodeURIComponent(rest.replace(/^\/values\/?/, ''));
		if (method === 'GET' && rest === '') return { body: { sheets: [describeTab()] } };
		if (method === 'GET') return { body: { range, values: rows.length > 0 ? rows : undefined } };
		if (method === 'PUT') return { body: write(range, body.values) };
		if (rest === '/values:batchUpdate') {
			const data: { range: string; values: Row[] }[] = Object(body).data;
			return { body: { responses: data.map((one) => write(one.range, one.values)) } };
		}
		// Google finds the last row itself, so two requests at a time add two rows.
		if (range.endsWith(':append'))
			return { body: { updates: write(range, body.values, rows.length) } };
		return notFound;
	};

	const service: Service = { name: 'sheets', hosts: ['sheets.googleapis.com'], answer };
	return { service, rows, clear: () => void rows.splice(0) };
}

function describeTab() {
	return { properties: { sheetId: 0, title: TAB, index: 0, sheetType: 'GRID' } };
}

/** Reads where a range in A1 notation starts, counted from 0, such as `Failures!B5` or `Failures!2:2`. */
function readStart(range: unknown): { row: number; column: number } {
	const [, letters = '', digits = ''] = /!([A-Z]*)(\d*)/.exec(String(range)) ?? [];
	// No example has more than 26 columns.
	const column = letters === '' ? 0 : letters.charCodeAt(0) - 'A'.charCodeAt(0);
	return { row: Math.max(0, Number(digits) - 1), column };
}
