import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { StartOptions, Webhook } from '../../../tools/simulator/types.cts';
import { Stage } from '../../support/stage';
import type { StageOptions } from '../../support/stage';

// Some tests send hundreds of requests, on a machine that may be busy.
jest.setTimeout(120_000);

/** A simulated Argyle and the nodes that talk to it. */
export interface Scene {
	readonly argyle: Simulator;
	readonly credential: ICredentialDataDecryptedObject;
	createStage(options?: Partial<StageOptions>): Stage;
	list(): Webhook[];
	count(method: string): number;
}

/**
 * Gives the tests of a file one simulated Argyle, empty before each of them. By default
 * it has no rate limit: other tests check what the limit does to a publishing.
 */
export function useArgyle(options: StartOptions = {}): Scene {
	let argyle: Simulator;
	beforeAll(async () => {
		argyle = await startSimulator({ rateLimit: 0, ...options });
	});
	afterEach(async () => await argyle.reset());
	afterAll(async () => await argyle.close());
	return {
		get argyle() {
			return argyle;
		},
		get credential() {
			return argyle.credential();
		},
		createStage: (stage = {}) => new Stage({ credential: argyle.credential(), ...stage }),
		list: () => argyle.webhooks.list(),
		count: (method) => argyle.requests.filter((request) => request.method === method).length,
	};
}

/** The static data of a stage as n8n's database would hold it: a copy that nobody writes to. */
export function copyStaticData(stage: Stage): IDataObject {
	return deepCopy(stage.workflow.staticData);
}

export function idsOf(subscriptions: Array<{ id: string }>): string[] {
	return subscriptions.map(({ id }) => id);
}

export function readOnly(subscriptions: Webhook[]): Webhook {
	const [only, ...others] = subscriptions;
	if (!only || others.length > 0) {
		throw new Error(`There should be one subscription, and there are ${subscriptions.length}`);
	}
	return only;
}

/**
 * What a lifecycle call says when it refuses: the message alone, as n8n's publication engine shows
 * nothing else.
 */
export async function readRefusal(call: Promise<unknown>): Promise<string> {
	const refusal: unknown = await call.then(
		() => null,
		(error: unknown) => error,
	);
	if (refusal instanceof Error) return refusal.message;
	throw new Error('The call should have been refused');
}
