import { sleep } from 'n8n-workflow';
import { joinSignals, untilAborted } from '../../../nodes/Argyle/api/signals';
import { countListeners } from './listeners.cts';

const open = () => new AbortController();

describe('joined signals', () => {
	it('abort when the first one does, with its reason', () => {
		const [first, second] = [open(), open()];
		const joined = joinSignals([first.signal, undefined, second.signal], open().signal);
		expect(joined.aborted).toBe(false);
		second.abort('enough');
		expect([joined.aborted, joined.reason]).toEqual([true, 'enough']);
		first.abort('late');
		expect(joined.reason).toBe('enough');
	});

	it('are aborted when one of them was', () => {
		const joined = joinSignals([open().signal, AbortSignal.abort('before')], open().signal);
		expect([joined.aborted, joined.reason]).toEqual([true, 'before']);
	});

	it('stay open without any signal', () => {
		expect(joinSignals([undefined], open().signal).aborted).toBe(false);
	});

	it('have listeners until the work is done', () => {
		const [signal, done] = [open(), open()];
		const joined = joinSignals([signal.signal], done.signal);
		expect(countListeners(signal.signal)).toBe(1);
		done.abort();
		expect(countListeners(signal.signal)).toBe(0);
		signal.abort();
		expect(joined.aborted).toBe(false);
	});
});

describe('a wait for work, until a signal aborts', () => {
	const never = new Promise<string>(() => {});

	it('returns the result of the work, and leaves no listener', async () => {
		const { signal } = open();
		expect(await untilAborted(Promise.resolve('done'), signal)).toBe('done');
		expect(countListeners(signal)).toBe(0);
	});

	it('returns the result of work that takes longer', async () => {
		const later = sleep(5).then(() => 'done');
		expect(await untilAborted(later, open().signal)).toBe('done');
	});

	it('gives null immediately when the signal is aborted, before or meanwhile', async () => {
		const stop = open();
		const waiting = untilAborted(never, stop.signal);
		stop.abort();
		expect(await waiting).toBeNull();
		expect(await untilAborted(never, stop.signal)).toBeNull();
	});

	it('throws what the work throws', async () => {
		const lost = Promise.reject(new Error('lost'));
		await expect(untilAborted(lost, open().signal)).rejects.toThrow('lost');
	});
});
