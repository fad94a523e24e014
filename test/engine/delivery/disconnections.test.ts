import { payload, resource, write } from '../../support/sample';
import type { INodeParameters } from 'n8n-workflow';
import { createListeningStage, findRow, genuine } from './listening';

/** A disconnection as `accounts.updated` carries it, of an account whose ongoing refresh is off. */
const unmonitored = {
	...resource,
	connection: { status: 'disconnected', error_code: null },
	ongoing_refresh: { status: 'disabled' },
};

const { account, user } = payload.data;

const deliver = async (data: object, options: INodeParameters = {}) => {
	const stage = createListeningStage({
		parameters: { events: ['accounts.disconnected'], options },
	});
	const bytes = write({ event: 'accounts.updated', name: 'n8n', data: { account, user, ...data } });
	const answer = await stage.deliver(genuine(bytes));
	return { row: findRow(answer), body: answer.body, readings: stage.credentials.readings };
};

it('a disconnection of an account without ongoing refresh costs no lookup, though its code is missing', async () => {
	expect(await deliver({ resource: unmonitored })).toEqual({
		row: 'ignored',
		body: { received: true, ignored: 'filtered' },
		readings: 0,
	});
});

it('a thin accounts.updated gets a 503 with the reason, while its account can not be read', async () => {
	const { row, body } = await deliver({}, { output: 'raw' });
	expect(row).toBe('no secret');
	expect(body).toEqual({ message: expect.stringContaining('account') });
});
