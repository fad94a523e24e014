import { createUndo, openWhole } from '../../../tools/process/undo.cts';

const fail = (sentence: string) => () => {
	throw new Error(sentence);
};

describe('what has to be undone', () => {
	it('is undone once, the latest first', async () => {
		const done: string[] = [];
		const { later, undoAll } = createUndo();
		later(() => done.push('server'));
		later(() => done.push('client'));
		await undoAll();
		await undoAll();
		expect(done).toEqual(['client', 'server']);
	});

	it('is undone after a failure too, which is thrown in the end', async () => {
		const done: string[] = [];
		const { later, undoAll } = createUndo();
		later(() => done.push('server'));
		later(fail('second'));
		later(fail('first'));
		await expect(undoAll()).rejects.toThrow('first');
		expect(done).toEqual(['server']);
	});

	it('is undone when the rest can’t be opened', async () => {
		const done: string[] = [];
		const opening = openWhole((later) => {
			later(() => done.push('server'));
			return Promise.reject(new Error('no client'));
		});
		await expect(opening).rejects.toThrow('no client');
		expect(done).toEqual(['server']);
	});
});
