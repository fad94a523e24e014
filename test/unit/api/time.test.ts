import { readArgyleTime } from '../../../nodes/Argyle/api/time';

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

	it.each([
		['no header', undefined],
		['a text without a date', 'yesterday'],
		['a day that can not be right', 'Thu, 01 Jan 1970 00:00:00 GMT'],
	])('is not known from %s', (_what, date) => {
		expect(readArgyleTime(date, there, there)).toBeNull();
	});
});
