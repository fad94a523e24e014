import {
	hasStatus,
	isDeleted,
	isGone,
	isSuccess,
	isUnclear,
	readOwnRecord,
	readRecord,
} from '../../../nodes/Argyle/api/answers';
import type { ArgyleAnswer } from '../../../nodes/Argyle/api/types';
import { reply, silence } from './scriptedClient';

const page = '<html>Hello</html>';

describe('an answer of Argyle', () => {
	it.each<[what: string, answer: ArgyleAnswer, judged: Array<(answer: ArgyleAnswer) => unknown>]>([
		['200 with JSON', reply(200), [isSuccess, isDeleted]],
		['204 without anything', reply(204, { body: '' }), [isSuccess, isDeleted]],
		['299', reply(299), [isSuccess, isDeleted]],
		['200 with a page of somebody else', reply(200, { body: page }), [isSuccess]],
		['no status at all', reply(0), []],
		['199', reply(199), []],
		['300', reply(300), []],
		['400', reply(400), []],
		['404 with JSON', reply(404), [isGone]],
		['404 without anything', reply(404, { body: '' }), [isGone]],
		['404 with a page of somebody else', reply(404, { body: page }), []],
		['410', reply(410), [isGone]],
		['499', reply(499), []],
		['500', reply(500), [isUnclear]],
		['a lost connection', silence('ECONNRESET'), [isUnclear]],
	])('is judged by status and body: %s', (_what, answer, judged) => {
		const all = [isSuccess, isDeleted, isGone, isUnclear];
		expect(all.filter((judge) => judge(answer))).toEqual(judged);
	});

	it('has one of several statuses, or none when the connection was lost', () => {
		expect(hasStatus(silence('ECONNRESET'), 404)).toBe(false);
		expect([404, 410, 400].map((status) => hasStatus(reply(status), 404, 410))).toEqual([
			true,
			true,
			false,
		]);
	});

	it.each<[ArgyleAnswer, unknown]>([
		[reply(200, { body: { id: 'a' } }), { id: 'a' }],
		[reply(200, { body: page }), null],
		[reply(200, { body: [{ id: 'a' }] }), null],
		[reply(404, { body: { id: 'a' } }), null],
		[silence('ECONNRESET'), null],
	])('holds a record only as the JSON of a success: %j', (answer, record) => {
		expect(readRecord(answer)).toEqual(record);
	});

	it.each<[ArgyleAnswer, unknown]>([
		[reply(200, { body: { id: 'a' } }), { id: 'a' }],
		[reply(200, { body: { name: 'without an id' } }), { name: 'without an id' }],
		[reply(200, { body: { id: 'b' } }), null],
		[reply(404, { body: { id: 'a' } }), null],
	])('is about the requested record unless it has another ID: %j', (answer, record) => {
		expect(readOwnRecord(answer, 'a')).toEqual(record);
	});
});
