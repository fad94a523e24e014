import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { catalogue } from '../../../nodes/Argyle/connection/codes';
import { disconnectionCodes } from '../../../nodes/Argyle/connection/codeChoices';
import { listChoices, trigger } from './fields';

const node = {
	id: '1',
	name: 'Argyle Trigger',
	type: 'argyleTrigger',
	typeVersion: 1,
	position: [0, 0] satisfies [number, number],
	parameters: {},
};

const { properties } = trigger.description;

/** The fields of "Options" that the editor offers, by n8n's own rule. */
const offered = (parameters: INodeParameters, name: string): INodeProperties[] => {
	const options = properties.find((field) => field.name === 'options')?.options ?? [];
	const fields = options.filter((one): one is INodeProperties => 'type' in one);
	const shown = (field: INodeProperties) =>
		NodeHelpers.displayParameterPath(
			{ parameters: { options: {}, ...parameters } },
			field,
			'parameters.options',
			node,
			trigger.description,
		);
	return fields.filter((field) => field.name === name && shown(field));
};

const failed = Object.keys(catalogue).filter(
	(code) => !['auth_required', 'ongoing_refresh_disabled'].includes(code),
);

/** What each choice of "Trigger On" can carry. */
const choices: Array<[events: string | string[], codes: readonly string[]]> = [
	[['accounts.failed'], failed],
	[['accounts.failed', 'accounts.connected', 'accounts.removed'], failed],
	[['accounts.disconnected'], disconnectionCodes],
	[['accounts.connected', 'accounts.disconnected'], disconnectionCodes],
	[
		['accounts.disconnected', 'accounts.failed'],
		[...failed, 'auth_required'],
	],
	['={{ $vars.events }}', Object.keys(catalogue)],
];

describe.each(['errorCodes', 'excludeErrorCodes'])('the codes of %s', (name) => {
	it.each(choices)('for %j are those that one of the events can carry', (events, codes) => {
		const fields = offered({ events }, name);
		expect(fields).toHaveLength(1);
		const values = fields.flatMap(listChoices).map(({ value }) => String(value));
		expect([...values].sort()).toEqual([...codes, 'unlisted'].sort());
		expect(values.at(-1)).toBe('unlisted');
	});

	it('are not offered for events without a code', () => {
		expect(offered({ events: ['accounts.connected', 'accounts.removed'] }, name)).toEqual([]);
	});
});

it.each<[field: string, parameters: INodeParameters, shown: boolean]>([
	['actors', { events: ['accounts.failed'] }, true],
	['actors', { events: ['accounts.connected'] }, false],
	['firstConnectionOnly', { events: ['accounts.disconnected'] }, true],
	['firstConnectionOnly', { events: ['accounts.removed'] }, false],
	['monitoredOnly', { events: ['accounts.failed', 'accounts.disconnected'] }, true],
	['monitoredOnly', { events: ['accounts.failed'] }, false],
	[
		'connectUrlTemplate',
		{ events: ['accounts.failed'], options: { connectUrl: 'template' } },
		true,
	],
	['connectUrlTemplate', { events: ['accounts.failed'], options: { connectUrl: 'invite' } }, false],
])('%s with %j is offered: %j', (field, parameters, shown) => {
	expect(offered(parameters, field)).toHaveLength(shown ? 1 : 0);
});

it('what the editor offers is what a published workflow keeps', () => {
	for (const [events] of choices) {
		const given = { events, includeResource: true, options: { errorCodes: ['system_error'] } };
		const kept = NodeHelpers.getNodeParameters(
			properties,
			given,
			true,
			false,
			node,
			trigger.description,
		);
		expect(kept?.options).toEqual({ errorCodes: ['system_error'] });
	}
});

describe('the notice of a filter that waits for ever', () => {
	const shows = (parameters: INodeParameters) => {
		const [notice] = properties.filter(({ name }) => name === 'neverMatchingNotice');
		return notice && NodeHelpers.displayParameter(parameters, notice, node, trigger.description);
	};

	it.each<[INodeParameters, boolean]>([
		[{ events: ['accounts.failed'], options: { errorCodes: ['auth_required'] } }, true],
		[
			{ events: ['accounts.failed'], options: { errorCodes: ['invalid_mfa', 'auth_required'] } },
			true,
		],
		[{ events: ['accounts.failed'], options: { errorCodes: ['invalid_mfa'] } }, false],
		[{ events: ['accounts.failed'], options: { errorCodes: [] } }, false],
		[{ events: ['accounts.failed'], options: {} }, false],
		[
			{
				events: ['accounts.failed', 'accounts.disconnected'],
				options: { errorCodes: ['auth_required'] },
			},
			false,
		],
	])('with %j shows: %j', (parameters, shown) => {
		expect(shows(parameters)).toBe(shown);
	});
});
