import type { INodeParameters } from 'n8n-workflow';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
afterEach(async () => await scene.close());

describe('the account is looked up', () => {
	interface Case {
		sendsResource: boolean;
		sendsCode: boolean;
		includeResource: boolean;
		output: 'raw' | 'enriched';
		filtersByCode: boolean;
		firstConnectionOnly: boolean;
	}

	const is = [true, false];
	const cases = is.flatMap((sendsResource) =>
		is.flatMap((sendsCode) =>
			is.flatMap((includeResource) =>
				is.flatMap((filtersByCode) =>
					is.flatMap((firstConnectionOnly) =>
						(['raw', 'enriched'] as const).map((output): Case => {
							const sends = { sendsResource, sendsCode };
							return { ...sends, includeResource, output, filtersByCode, firstConnectionOnly };
						}),
					),
				),
			),
		),
	);

	/** Needed by the item, or by a filter that can't decide without it. */
	const isNeeded = (one: Case): boolean => {
		const hasCode = one.sendsCode || one.sendsResource;
		const byFilter =
			(one.filtersByCode && !hasCode) || (one.firstConnectionOnly && !one.sendsResource);
		const byItem = !hasCode || (one.includeResource && !one.sendsResource);
		return byFilter || (one.output === 'enriched' && byItem);
	};

	it.each(cases)(
		'once if the item or a filter needs it, else never: %j [checklist 136]',
		async (one) => {
			const options: INodeParameters = {
				output: one.output,
				firstConnectionOnly: one.firstConnectionOnly,
				errorCodes: one.filtersByCode ? ['invalid_mfa'] : [],
			};
			scene = await openScene({ includeResource: one.includeResource, options });
			const { delivery } = await scene.fail({ errorCode: 'invalid_mfa' });
			const { account, user } = JSON.parse(delivery.body).data;
			const resource = scene.argyle.accounts.get(account);
			const composed = scene.compose({
				account,
				user,
				...(one.sendsCode && { error_code: 'invalid_mfa' }),
				...(one.sendsResource && { resource }),
			});
			expect((await scene.receive(composed)).items).toHaveLength(1);
			expect(scene.countReads().all).toBe(isNeeded(one) ? 1 : 0);
		},
	);
});
