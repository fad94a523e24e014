import type { IDataObject } from 'n8n-workflow';
import { captureLog } from '../../support/stage/log.cts';
import {
	forgetSubscription,
	recallHere,
	recallSubscription,
	storeSubscription,
} from '../../../nodes/Argyle/trigger/subscription/staticData';
import { createContext } from '../api/context';
import { secret, stored } from './subscriptions';

/** The context of a publishing over what n8n has stored. */
const open = (data: IDataObject = {}) => {
	const context = createContext();
	Object.assign(context.getWorkflowStaticData('node'), data);
	return { context, read: () => ({ ...context.getWorkflowStaticData('node') }) };
};

describe('a stored subscription', () => {
	it('needs its id', () => {
		expect(recallSubscription(open({ webhookSecret: secret }).context)).toBeNull();
	});

	it('may be the id alone', () => {
		expect(recallSubscription(open({ webhookId: 'w-1' }).context)).toEqual({
			webhookId: 'w-1',
			webhookUrl: '',
			webhookSecret: '',
			environment: '',
			instanceId: '',
		});
	});

	it.each([
		['of the same environment', 'sandbox', true],
		['of an unknown one', '', true],
		['of another', 'production', false],
	])('counts when it is %s', (_what, environment, counts) => {
		const one = stored({ environment });
		expect(recallHere(open({ ...one }).context, 'sandbox')).toEqual(counts ? one : null);
	});

	it('is stored in five fields, next to those of others', () => {
		const { context, read } = open({ kept: 1 });
		storeSubscription(context, stored());
		expect(read()).toEqual({ kept: 1, ...stored() });
	});

	it('is not written again unchanged: n8n would save an old copy of all static data', () => {
		const { context } = open({ ...stored() });
		const data = context.getWorkflowStaticData('node');
		const written = jest.spyOn(Object, 'assign');
		storeSubscription(context, stored());
		const targets = written.mock.calls.map(([target]) => target);
		written.mockRestore();
		expect(targets).not.toContain(data);
	});

	it('is named in the log when one of another environment takes its place', () => {
		const log = captureLog();
		storeSubscription(open({ ...stored({ webhookId: 'w-0' }) }).context, stored());
		expect(log.lines).toEqual([]);
		storeSubscription(open({ ...stored({ environment: 'custom' }) }).context, stored());
		log.stop();
		expect(log.lines).toMatchObject([{ level: 'warn', text: expect.stringContaining('w-1') }]);
	});

	it('is forgotten without the fields of others', () => {
		const { context, read } = open({ kept: 1, ...stored() });
		forgetSubscription(context);
		expect(read()).toEqual({ kept: 1 });
	});
});
