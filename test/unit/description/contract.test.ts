import type { INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import contract from '../../support/fixtures/fields.json';
import { node as anyNode } from '../../support/parameterContext';
import { catalogue } from '../../../nodes/Argyle/connection/codes';
import { action, allFields, credential, listChoices, pollTrigger, trigger } from './fields';

const valuesOf = (path: string) => {
	const found = allFields.find((one) => one.path === path);
	return found ? listChoices(found.field).map(({ value }) => value) : [];
};

const fieldAt = (path: string): Partial<INodeProperties> =>
	allFields.find((one) => one.path === path)?.field ?? {};

describe('the names and defaults that workflows rely on', () => {
	it.each(Object.entries(contract))('%s: %j [checklist 160]', (path, field) => {
		expect(fieldAt(path)).toMatchObject(field);
	});

	it.each([
		['Argyle API → Environment', ['production', 'sandbox', 'custom']],
		['Argyle Trigger → Options → Output', ['enriched', 'raw']],
		['Argyle Trigger → Options → Link for the Applicant', ['none', 'invite', 'template']],
		['Argyle → Resource', ['account', 'invite', 'item', 'user', 'webhook']],
		['Argyle → account → Operation', ['delete', 'get', 'getAll', 'getStatistics']],
		['Argyle → invite → Operation', ['get', 'getAll', 'resend']],
		['Argyle → item → Operation', ['get', 'getAll']],
		['Argyle → user → Operation', ['createToken', 'delete', 'get', 'getAll']],
		['Argyle → webhook → Operation', ['delete', 'getAll']],
		['Argyle → account: delete → Delete When', ['neverConnected', 'failed', 'always']],
		['Argyle → user: delete → Delete When', ['neverConnected', 'always']],
		['Argyle → account: getAll → Output', ['simplified', 'raw', 'selectedFields']],
	])('%s offers %j [checklist 160]', (path, values) => {
		expect(valuesOf(path)).toEqual(values);
	});

	it('"Trigger On" offers the four events', () => {
		expect(valuesOf('Argyle Trigger → Trigger On')).toEqual([
			...['accounts.failed', 'accounts.connected', 'accounts.disconnected', 'accounts.removed'],
		]);
	});

	it.each(['Argyle → account: getAll → Filters → Error Codes'])(
		'"%s" offers the whole catalogue, and what is newer',
		(path) => {
			const offered = valuesOf(path);
			expect([...offered].sort()).toEqual([...Object.keys(catalogue), 'unlisted'].sort());
		},
	);

	it('the default of every list is one of its choices', () => {
		const lists = allFields.filter(({ field }) => field.type === 'options');
		const offered = lists.map(({ path, field }) => valuesOf(path).includes(String(field.default)));
		expect(offered).toEqual(lists.map(() => true));
	});
});

describe('the nodes', () => {
	it('have the names that workflows store [checklist 160]', () => {
		const { description } = action;
		expect([description.name, description.displayName]).toEqual(['argyle', 'Argyle']);
		expect(trigger.description.name).toBe('argyleTrigger');
		expect(pollTrigger.description).toMatchObject({ name: 'argylePollTrigger', polling: true });
		expect([credential.name, credential.displayName]).toEqual(['argyleApi', 'Argyle API']);
	});

	it('find every id by a list that the action has', () => {
		const modes = allFields.flatMap(({ field }) => field.modes ?? []);
		const methods = modes.map(({ typeOptions }) => typeOptions?.searchListMethod);
		const named = new Set(methods.filter((method) => method !== undefined));
		expect([...named].sort()).toEqual(Object.keys(action.methods.listSearch).sort());
	});

	it('require the one credential', () => {
		const needed = [{ name: 'argyleApi', required: true }];
		expect(action.description.credentials).toEqual(needed);
		expect(trigger.description.credentials).toEqual(needed);
		expect(pollTrigger.description.credentials).toEqual(needed);
	});

	it('are a tool for an agent only as an action', () => {
		expect(action.description.usableAsTool).toBe(true);
		expect(trigger.description.usableAsTool).toBeUndefined();
	});

	it.each([action, trigger, pollTrigger])(
		'have fields that n8n can resolve: $description.name',
		({ description }) => {
			const node = { ...anyNode, type: description.name, parameters: {} };
			const parameters = NodeHelpers.getNodeParameters(
				description.properties,
				{},
				true,
				false,
				node,
				description,
			);
			expect(parameters).not.toBeNull();
			expect(JSON.stringify(parameters)).not.toContain('undefined');
		},
	);

	it('have the same filters in both triggers', () => {
		const namesIn = (parent: string) =>
			allFields
				.filter(({ path }) => path.startsWith(`${parent} → Options → `))
				.map(({ field }) => field.name);
		const ownOf = (names: string[], own: string[]) => [
			...new Set(names.filter((name) => !own.includes(name))),
		];
		expect(ownOf(namesIn('Argyle Polling Trigger'), [])).toEqual(
			ownOf(namesIn('Argyle Trigger'), ['ipAllowList', 'output']),
		);
	});

	it('answer deliveries with what webhook() returns', () => {
		expect(trigger.description.webhooks).toEqual([
			expect.objectContaining({
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			}),
		]);
	});
});
