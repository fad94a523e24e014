import { joinSignals } from '../../../nodes/Argyle/api/signals';
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

	it('are silent when none is there', () => {
		expect(joinSignals([undefined], open().signal).aborted).toBe(false);
	});

	it('are listened to until it is done', () => {
		const [signal, done] = [open(), open()];
		const joined = joinSignals([signal.signal], done.signal);
		expect(countListeners(signal.signal)).toBe(1);
		done.abort();
		expect(countListeners(signal.signal)).toBe(0);
		signal.abort();
		expect(joined.aborted).toBe(false);
	});
});
