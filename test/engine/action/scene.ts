import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { StartOptions } from '../../../tools/simulator/types.cts';
import { useEach } from '../../support/useEach';
import { findDeletionViolations } from '../../support/schemas';
import type { Running, Step } from '../../support/stage/running';
import { startSteps } from '../../support/stage/running';

export type Scene = Awaited<ReturnType<typeof openScene>>;

export interface Outcome {
	output: IDataObject[];
	/** For each item, the index of the input item that it belongs to. */
	pairs: unknown[];
	message: string | undefined;
	stored: string;
}

export interface SceneOptions extends StartOptions {
	/** How long a request may take, in ms; 15 s by default. */
	timeoutMs?: number;
}

/** A simulated Argyle, by default without a rate limit, and the means to run the action node against it. */
export async function openScene({ timeoutMs, ...options }: SceneOptions = {}) {
	const argyle: Simulator = await startSimulator({ rateLimit: 0, ...options });
	const credential = argyle.credential();

	const start = (steps: Step[], items: IDataObject[] = [{}]) => {
		const running = startSteps({ credential, items, steps, timeoutMs });
		return { outcome: describeOutcome(running), cancel: running.cancel };
	};

	const run = async (
		parameters: INodeParameters,
		items?: IDataObject[],
		onError?: INode['onError'],
	): Promise<Outcome> => await start([{ parameters, onError }], items).outcome;

	return {
		argyle,
		credential,
		/** Starts several nodes in a row, and gives the means to stop them. */
		start,
		run,
		/** Runs Account → Delete on the ids of the items; what it says is as its schema says. */
		remove: async (ids: unknown[], more: INodeParameters = {}, onError?: INode['onError']) => {
			const outcome = await run(
				{ operation: 'delete', accountId: '={{ $json.id }}', ...more },
				ids.map((id) => JSON.parse(JSON.stringify({ id }))),
				onError,
			);
			const said = outcome.output.filter((json) => !('error' in json));
			expect(said.flatMap(findDeletionViolations)).toEqual([]);
			return outcome;
		},
		deletions: () =>
			argyle.requestsTo('DELETE', /^\/v2\/accounts\//).map(({ path }) => path.slice(13)),
		/** Text that no output may hold, in addition to the API key: it gives access as the applicant or as Argyle. */
		findTokens: (stored: string) =>
			[argyle.keys.sandbox.secret, '"secret"', 'eyJ'].filter((text) => stored.includes(text)),
		close: async () => await argyle.close(),
	};
}

export const useScene = (): Scene => useEach(openScene);

async function describeOutcome({ finished }: Running): Promise<Outcome> {
	const { items, run } = await finished;
	return {
		output: items.map(({ json }) => json),
		pairs: items.map(({ pairedItem }) => pairedItem),
		message: run.data.resultData.error?.message,
		stored: JSON.stringify(run),
	};
}
