import fc from 'fast-check';
import { toMilliseconds } from '../../../nodes/Argyle/api/time';

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
	])('is one text for one time: %s', (_form, timestamp) => {
		expect(toMilliseconds(timestamp)).toBe('2026-01-29T19:27:04.081Z');
	});

	it('may have no fraction at all', () => {
		expect(toMilliseconds('2026-01-29T19:27:04Z')).toBe('2026-01-29T19:27:04.000Z');
	});

	it.each(['', 'yesterday', '2026-13-45T99:00:00Z', '{}'])(
		'is null for what is not a time: %j',
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
