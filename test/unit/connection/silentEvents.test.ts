import * as fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { actorOptions, codeOptions } from '../../../nodes/Argyle/connection/options';
import type { FailureFilter } from '../../../nodes/Argyle/connection/filters';
import { findSilentEvents, silenceHints } from '../../../nodes/Argyle/connection/silentEvents';
import { evaluate } from '../../support/expressions';

const none: FailureFilter = {
	errorCodes: [],
	excludeErrorCodes: [],
	actors: [],
	firstConnectionOnly: false,
};

const failed = 'accounts.failed';
const lost = 'accounts.disconnected';
const all = codeOptions.map(({ value }) => String(value));

describe('an event that can never start the workflow', () => {
	it.each<[why: string, events: string[], filter: Partial<FailureFilter>, silent: string[]]>([
		['has no filter', [failed, lost], {}, []],
		[
			'only has a code that no login ends in',
			[failed],
			{ errorCodes: ['auth_required'] },
			[failed],
		],
		['has a code of the other', [failed, lost], { errorCodes: ['auth_required'] }, [failed]],
		[
			'excludes what it chooses',
			[failed],
			{ errorCodes: ['mfa_timeout'], excludeErrorCodes: ['mfa_timeout'] },
			[failed],
		],
		['excludes all', [failed, lost], { excludeErrorCodes: all }, [failed, lost]],
		['excludes all known', [failed], { excludeErrorCodes: all.slice(0, -1) }, []],
		[
			'has a code of others to act on',
			[failed],
			{ errorCodes: ['invalid_mfa'], actors: ['argyle'] },
			[failed],
		],
		['has a code newer than the list', [failed, lost], { errorCodes: ['brand_new'] }, []],
		[
			'has a newer code of others',
			[failed],
			{ errorCodes: ['brand_new'], actors: ['user'] },
			[failed],
		],
		['is lost at a first connection', [failed, lost], { firstConnectionOnly: true }, [lost]],
		['was not chosen', ['accounts.connected'], { excludeErrorCodes: all }, []],
	])('%s', (_why, events, filter, silent) => {
		expect(findSilentEvents(events, { ...none, ...filter })).toEqual(silent);
	});
});

describe("the hint in n8n's editor", () => {
	const show = (parameters: INodeParameters) =>
		silenceHints.map(({ displayCondition }) =>
			evaluate('argyleTrigger', parameters, displayCondition),
		);

	const words = (offered: string[]) =>
		fc.oneof(
			fc.subarray(offered, { maxLength: 3 }),
			fc.subarray(offered, { minLength: offered.length - 3 }),
		);

	it('shows exactly when the package itself finds one, for any choice [checklist 112]', () => {
		fc.assert(
			fc.property(
				fc.subarray([failed, lost, 'accounts.connected'], { minLength: 1 }),
				words([...all, 'brand_new']),
				words([...all, 'brand_new']),
				words(actorOptions.map(({ value }) => String(value))),
				fc.boolean(),
				(events, errorCodes, excludeErrorCodes, actors, firstConnectionOnly) => {
					const filter = { errorCodes, excludeErrorCodes, actors, firstConnectionOnly };
					const silent: string[] = findSilentEvents(events, filter);
					const shown = show({ events, options: filter });
					expect(shown).toEqual([silent.includes(failed), silent.includes(lost)]);
				},
			),
			{ numRuns: 60 },
		);
	});

	it.each<[parameters: INodeParameters, shown: boolean]>([
		[{ events: [failed], options: {} }, false],
		[{ events: [failed] }, false],
		[{ events: '={{ "accounts.failed" }}', options: { errorCodes: ['auth_required'] } }, true],
		[{ events: [failed], options: { errorCodes: 'auth_required, nothing' } }, false],
		[{ events: [failed], options: { errorCodes: 'auth_required' } }, true],
		// n8n leaves those as they are, so what they give is unknown.
		[{ events: [failed], options: { errorCodes: '={{ "auth_required" }}' } }, false],
		[{ events: [failed], options: { actors: '={{ "user" }}' } }, false],
	])('with %j shows: %j [checklist 112]', (parameters, shown) => {
		expect(show(parameters)).toEqual([shown, false]);
	});
});
