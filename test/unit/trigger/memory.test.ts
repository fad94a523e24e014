import type { IDataObject } from 'n8n-workflow';
import { recallHere } from '../../../nodes/Argyle/trigger/subscription/stranded';
import {
	recallSecrets,
	recallSubscription,
	rememberSubscription,
	restoreSubscription,
} from '../../../nodes/Argyle/trigger/subscription/staticData';
import { createContext } from '../api/context';
import { identity, remembered, secret } from './subscriptions';

const now = Date.parse('2026-03-01T12:00:00Z');

/** The context of a publishing over what n8n has stored. */
const open = (stored: IDataObject = {}) => {
	const context = createContext();
	const data = context.getWorkflowStaticData('node');
	Object.assign(data, stored);
	return { context, read: () => ({ ...data }) };
};

describe('what is stored of a subscription', () => {
	it('is nothing without its id', () => {
		expect(recallSubscription(open({ webhookSecret: secret }).context)).toBeNull();
	});

	it('may be the id alone', () => {
		expect(recallSubscription(open({ webhookId: 'w-1' }).context)).toEqual({
			webhookId: 'w-1',
			webhookUrl: '',
			webhookSecret: '',
			environment: '',
		});
	});

	it.each([
		['of the same environment', 'sandbox', true],
		['of an unknown one', '', true],
		['of another', 'production', false],
	])('counts when it is %s', (_what, environment, counts) => {
		const stored = remembered({ environment });
		expect(recallHere(open({ ...stored }).context, identity())).toEqual(counts ? stored : null);
	});
});

describe('a secret that is replaced', () => {
	it('goes on for a minute [checklist 63]', () => {
		const { context, read } = open({ ...remembered({ webhookSecret: 'old' }) });
		rememberSubscription(context, remembered(), now);
		const previous = { previousSecret: 'old', previousSecretUntil: now + 60_000 };
		expect(read()).toEqual({ ...remembered(), ...previous });
	});

	it.each([
		['there was none', { environment: 'sandbox' }],
		['it is the same', { ...remembered() }],
		['it is of another environment', { ...remembered({ environment: 'custom' }) }],
	])('does not when %s', (_why, stored) => {
		const { context, read } = open(stored);
		rememberSubscription(context, remembered(), now);
		expect(read()).toEqual(remembered());
	});
});

describe('a publishing that came to nothing', () => {
	it('leaves what was stored before', () => {
		const { context, read } = open({ kept: 1, ...remembered({ webhookId: 'new' }) });
		restoreSubscription(context, remembered(), now);
		expect(read()).toEqual({ kept: 1, ...remembered() });
	});

	it('leaves nothing where nothing was', () => {
		const { context, read } = open({ kept: 1, ...remembered() });
		restoreSubscription(context, null, now);
		expect(read()).toEqual({ kept: 1 });
	});
});

describe('the secrets of a delivery', () => {
	it.each<[what: string, stored: IDataObject, secrets: string[]]>([
		['none', {}, []],
		['none, though there was one', { previousSecret: 'old', previousSecretUntil: now + 1 }, []],
		['one', { webhookSecret: 'a' }, ['a']],
		['two', { webhookSecret: 'a', previousSecret: 'b', previousSecretUntil: now + 1 }, ['a', 'b']],
		['one, in time', { webhookSecret: 'a', previousSecret: 'b', previousSecretUntil: now }, ['a']],
		['one, without a time', { webhookSecret: 'a', previousSecret: 'b' }, ['a']],
		[
			'one, as the time is no number',
			{ webhookSecret: 'a', previousSecret: 'b', previousSecretUntil: String(now + 1) },
			['a'],
		],
		['one, as there is no other', { webhookSecret: 'a', previousSecretUntil: now + 1 }, ['a']],
	])('are %s', (_what, stored, secrets) => {
		expect(recallSecrets(open(stored).context, now)).toEqual(secrets);
	});
});
