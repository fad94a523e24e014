import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../../../tools/simulator/index.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { findItemViolations } from '../../support/schemas';
import { write } from '../../support/sample';
import { genuine, store } from '../delivery/listening';
import type { Answer } from '../../support/stage';
import { Stage } from '../../support/stage';

export type EventScene = Awaited<ReturnType<typeof openEventScene>>;

/** A published trigger that receives what a test makes Argyle send. */
export async function openEventScene(parameters: INodeParameters) {
	const argyle: Simulator = await startSimulator({ rateLimit: 0 });
	const stage = new Stage({
		credential: argyle.credential(),
		parameters,
		staticData: store(),
	});
	return {
		argyle,
		stage,
		/** Delivers an event of Argyle's, signed. Enriched items are as their schema says, but for the account. */
		deliver: async (event: string, data: object): Promise<Answer> => {
			const answer = await stage.deliver(genuine(write({ event, name: 'n8n', data })));
			for (const { json } of answer.items ?? []) {
				if ('event_id' in json) expect(findItemViolations({ ...json, resource: null })).toEqual([]);
			}
			return answer;
		},
		lookUps: () => argyle.requests.map(({ path }) => path),
		close: async () => await argyle.close(),
	};
}

/** The data of a delivery about an account, with or without the account itself. */
export const about = (account: { id: string; user: string }, isThin = false): IDataObject => ({
	account: account.id,
	user: account.user,
	...(!isThin && { resource: { ...account } }),
});

export function itemOf({ status, items }: Answer): IDataObject {
	expect(status).toBe(200);
	expect(items).toHaveLength(1);
	return items?.[0]?.json ?? {};
}

export function ignoredOf({ status, body, items }: Answer): unknown {
	expect([status, items]).toEqual([200, undefined]);
	return body;
}
