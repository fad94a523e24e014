import fc from 'fast-check';
import { readArgyleTime, toMilliseconds } from '../../../nodes/Argyle/api/time';

describe('a moment in milliseconds', () => {
	it.each([
		['microseconds, as deliveries show them', '2026-01-29T19:27:04.081999Z'],
		['milliseconds, as REST shows them', '2026-01-29T19:27:04.081Z'],
		['another zone', '2026-01-29T20:27:04.081+01:00'],
		['a zone without a colon', '2026-01-29T14:27:04.081481-0500'],
		['no zone, as API v1 left it out', '2026-01-29T19:27:04.081481'],
		['no zone, behind a year that could be one', '+002026-01-29T19:27:04.081'],
		['more digits than V8 reads right', '2026-01-29T19:27:04.08100000010Z'],
		['nanoseconds', '2026-01-29T19:27:04.081999999Z'],
	])('has one form for one time: %s', (_form, timestamp) => {
		expect(toMilliseconds(timestamp)).toBe('2026-01-29T19:27:04.081Z');
	});

	it('may have no fraction at all', () => {
		expect(toMilliseconds('2026-01-29T19:27:04Z')).toBe('2026-01-29T19:27:04.000Z');
	});

	it.each(['', 'yesterday', '2026-13-45T99:00:00Z', '{}'])(
		'is null for a value that is not a time: %j',
		(text) => {
			expect(toMilliseconds(text)).toBeNull();
		},
	);

	it('is the same however many digits below the millisecond there are', () => {
		const digits = fc.integer({ min: 0, max: 999_999 });
		fc.assert(
			fc.property(fc.date({ noInvalidDate: true, min: new Date(0) }), digits, (date, below) => {
				fc.pre(date.getUTCFullYear() < 10_000);
				const iso = date.toISOString();
				const finer = iso.replace('Z', `${String(below).padStart(6, '0')}Z`);
				expect(toMilliseconds(finer)).toBe(iso);
			}),
		);
	});
});

const header = 'Sun, 01 Feb 2026 12:00:00 GMT';
const there = Date.parse(header);
const minuteMs = 60_000;

describe("Argyle's time, from the Date header of an answer", () => {
	it.each([
		['of the moment', there, 0, '2026-02-01T12:00:00.000Z'],
		['of a clock that is behind', there + 10 * minuteMs, 0, '2026-02-01T12:00:00.000Z'],
		['of a clock that is ahead', there - 10 * minuteMs, 0, '2026-02-01T12:00:00.000Z'],
		['is that of the request, which left before', there, 1_500, '2026-02-01T11:59:58.500Z'],
		['when a clock was set back meanwhile', there, -500, '2026-02-01T12:00:00.000Z'],
	])('%s', (_what, answeredAt, elapsedMs, time) => {
		expect(readArgyleTime(header, answeredAt - elapsedMs, answeredAt)).toBe(time);
	});

	it('is not known from a clock that differs by a day or more', () => {
		const dayMs = 24 * 60 * minuteMs;
		for (const way of [1, -1]) {
			const almost = there + way * (dayMs - 1);
			expect(readArgyleTime(header, almost, almost)).not.toBeNull();
			const tooFar = there + way * dayMs;
			expect(readArgyleTime(header, tooFar, tooFar)).toBeNull();
		}
	});

	it.each([
		['no header', undefined],
		['a text without a date', 'yesterday'],
		['a day that can not be right', 'Thu, 01 Jan 1970 00:00:00 GMT'],
	])('is not known from %s', (_what, date) => {
		expect(readArgyleTime(date, there, there)).toBeNull();
	});
});
