import type { ArgyleAnswer } from '../../../nodes/Argyle/api/types';
import { watchAnswers } from '../../../nodes/Argyle/poll/answers';
import { reply, scriptClient, silence } from '../api/scriptedClient';

describe('the last answer about a page', () => {
	it.each<[string, ArgyleAnswer, boolean, boolean]>([
		['a success', reply(200), false, false],
		['an outage', reply(503), true, false],
		['a limit', reply(429), true, false],
		['JSON that was cut off', reply(200, { body: '{' }), true, false],
		['no answer', silence('ETIMEDOUT'), true, false],
		['a host that does not exist', silence('ENOTFOUND'), false, false],
		['a refused API key', reply(401), false, false],
		['a refused cursor', reply(400), false, true],
		['404', reply(404), false, true],
		['410', reply(410), false, true],
		['422', reply(422), false, true],
	])('%s is transient or a refusal, or neither', async (_what, answer, isTransient, isRefusal) => {
		const watched = watchAnswers(scriptClient([answer]));
		expect(await watched.pageClient.send({ method: 'GET', path: '/accounts' })).toMatchObject(
			answer,
		);
		expect([watched.isTransient(), watched.isRefusal()]).toEqual([isTransient, isRefusal]);
	});

	it('is neither before the first', () => {
		const { isTransient, isRefusal } = watchAnswers(scriptClient([]));
		expect([isTransient(), isRefusal()]).toEqual([false, false]);
	});
});
