import { sleep } from 'n8n-workflow';
import { lookUpInTime, takeRecord } from '../../../nodes/Argyle/connection/timedLookUp';
import { reply, silence } from '../api/scriptedClient';
import { userId } from './itemFixtures';
import { openLookUps } from './lookUpAccess';

const scene = openLookUps(() => reply(200));
const { access, notes } = scene;
beforeEach(() => void (notes.length = 0));

describe('a lookup with a limit', () => {
	it('returns what it found, without a note', async () => {
		expect(await lookUpInTime('user', 5_000, access, async () => 'found')).toBe('found');
		expect(notes).toEqual([]);
	});

	it('notes why it failed', async () => {
		const failed = await lookUpInTime('user', 5_000, access, async ({ note }) => {
			note('status 503');
			return null;
		});
		expect(failed).toBeNull();
		expect(notes).toEqual(['user: status 503']);
	});

	it('is null and noted once if the time is over, whatever the lookup notes later', async () => {
		let end = (): void => undefined;
		const found = lookUpInTime('user', 1, access, async ({ note, signal }) => {
			await new Promise<void>((resolve) => void (end = resolve));
			expect(signal.aborted).toBe(true);
			note('status 503');
			return 'too late';
		});
		expect(await found).toBeNull();
		end();
		await sleep(0);
		expect(notes).toEqual(['user: ETIMEDOUT']);
	});

	it.each<[error: object, reason: string]>([
		[Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
		[new Error('The credential can not be read'), 'UNKNOWN'],
	])('never throws: %s is noted as %s', async (error, reason) => {
		const found = lookUpInTime('user', 5_000, access, async () => await Promise.reject(error));
		expect(await found).toBeNull();
		expect(notes).toEqual([`user: ${reason}`]);
	});
});

describe('the record of an answer', () => {
	it('is the object with the requested ID', () => {
		const record = { id: userId, first_name: 'Ada' };
		const note = jest.fn();
		expect(takeRecord(reply(200, { body: record }), userId, note)).toEqual(record);
		expect(note).not.toHaveBeenCalled();
	});

	it.each([
		['an error', reply(503, { body: { id: userId } }), 'status 503'],
		['another record', reply(200, { body: { id: 'another' } }), 'status 200'],
		['no answer', silence('ECONNRESET'), 'ECONNRESET'],
		['no answer in the time of the operating system', silence('ETIMEDOUT'), 'ETIMEDOUT'],
	])('is null for %s, and the reason is noted', (_what, answer, reason) => {
		const note = jest.fn();
		expect(takeRecord(answer, userId, note)).toBeNull();
		expect(note.mock.calls).toEqual([[reason]]);
	});
});
