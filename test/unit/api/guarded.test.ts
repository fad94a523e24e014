import type { Basis, Guarded } from '../../../nodes/Argyle/api/guarded';
import { sendGuarded } from '../../../nodes/Argyle/api/guarded';
import type { ArgyleRequest, PacedAnswer, Try } from '../../../nodes/Argyle/api/types';
import { reply, scriptClient, silence } from './scriptedClient';

const deletion: ArgyleRequest = { method: 'DELETE', path: '/accounts/a' };
const late: Try = { kind: 'late' };
const refused = (answer: PacedAnswer): Try => ({ kind: 'refused', answer });
const final = (answer: PacedAnswer): Try => ({ kind: 'final', answer });

/** A state that was read so many ms ago. */
const readAgo = (ms: number): Basis<string> => ({ sentAt: performance.now() - ms });
const fresh = () => readAgo(0);
const old = () => readAgo(3_001);

/** Plays reads and tries in turn; the last read again and again. */
const play = async (reads: Array<() => Basis<string>>, tries: Try[] = []) => {
	const client = scriptClient([], tries);
	let count = 0;
	const outcome: Guarded<string> = await sendGuarded(client, deletion, async () => {
		const read = reads[Math.min(count, reads.length - 1)] ?? fresh;
		count += 1;
		return read();
	});
	return { outcome, reads: count, tried: client.tried };
};

describe('a guarded deletion', () => {
	it('leaves at most 3 s after the GET that it relies on [checklist 145]', async () => {
		const sentAt = performance.now() - 1_000;
		const { outcome, tried } = await play([() => ({ sentAt })]);
		expect(outcome).toEqual({ kind: 'answered', answer: { ...reply(204), mayBeDone: false } });
		expect(tried).toEqual([{ ...deletion, leaveBy: sentAt + 3_000, attempt: 1 }]);
	});

	it('relies on a GET that took exactly 3 s', async () => {
		jest.useFakeTimers();
		const { reads } = await play([() => readAgo(3_000), fresh]);
		jest.useRealTimers();
		expect(reads).toBe(1);
	});

	it('is not sent when the state forbids it', async () => {
		const { outcome, tried } = await play([() => ({ stop: 'connected' })]);
		expect(outcome).toEqual({ kind: 'stopped', stop: 'connected', mayBeDone: false });
		expect(tried).toEqual([]);
	});

	it.each([
		['a state that is older', [old, fresh], []],
		['a turn that came too late', [fresh], [late]],
		['a refusal', [fresh], [refused(reply(503))]],
	])('reads the state again after %s [checklist 145]', async (_what, reads, tries) => {
		const { outcome, ...counts } = await play(reads, tries);
		expect(outcome.kind).toBe('answered');
		expect(counts.reads).toBe(2);
	});

	it('is never given up because others make it wait [checklist 146]', async () => {
		const { outcome, reads, tried } = await play([fresh], Array<Try>(100).fill(late));
		expect(outcome.kind).toBe('answered');
		expect(reads).toBe(101);
		expect(new Set(tried.map(({ attempt }) => attempt))).toEqual(new Set([1]));
	});

	it('counts its own refusals, and only those [checklist 146]', async () => {
		const busy = refused(reply(503));
		const { tried } = await play([fresh], [late, busy, late, late, busy]);
		expect(tried.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2, 2, 3]);
	});

	it('is given up after five reads in a row that Argyle answered too slowly [checklist 145]', async () => {
		const { outcome, reads, tried } = await play([old]);
		expect(outcome).toEqual({ kind: 'tooSlow' });
		expect(reads).toBe(5);
		expect(tried).toEqual([]);
	});

	it('is not given up for slow reads among quick ones [checklist 145]', async () => {
		const reads = [old, old, old, old, fresh, old, old, old, old, fresh];
		const { outcome } = await play(reads, [late]);
		expect(outcome.kind).toBe('answered');
	});

	it("ends with Argyle's final answer", async () => {
		const { outcome } = await play([fresh], [final(reply(409))]);
		expect(outcome).toMatchObject({ kind: 'answered', answer: { status: 409 } });
	});

	it.each<[string, Try, boolean]>([
		['a lost answer', refused(silence('EPIPE')), true],
		['a server fault', refused(reply(502)), true],
		['a 429, which Argyle did not carry out', refused(reply(429)), false],
		['a turn that came too late', late, false],
	])('says whether an earlier try may have been carried out: %s', async (_what, first, done) => {
		const gone = () => ({ stop: 'gone' });
		expect(await play([fresh], [first])).toMatchObject({
			outcome: { answer: { mayBeDone: done } },
		});
		expect((await play([fresh, gone], [first])).outcome).toEqual({
			kind: 'stopped',
			stop: 'gone',
			mayBeDone: done,
		});
	});
});
