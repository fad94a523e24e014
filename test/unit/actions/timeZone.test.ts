import { readTimeZone } from '../../../nodes/Argyle/actions/timeZone';

it.each([
	['Asia/Kolkata', 'Asia/Kolkata'],
	['DEFAULT', 'America/New_York'],
	['', 'America/New_York'],
])('a workflow whose time zone is %j counts days in %s', (stored, zone) => {
	expect(readTimeZone({ getTimezone: () => stored })).toBe(zone);
});
