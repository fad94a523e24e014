import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { StartOptions } from '../../../tools/simulator/types.cts';
import { findDeletionViolations } from '../../support/schemas';
import type { Running, Step } from '../../support/stage/running';
import { startSteps } from '../../support/stage/running';

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** The result of a run of the action node. */
export interface Outcome {
	/** The JSON of the items, in their order. */
	output: IDataObject[];
	/** For each item, the index of the input item that it belongs to. */
	pairs: unknown[];
	/** Of a run that ended early. */
	message: string | undefined;
	/** All that n8n keeps of the run, as text. */
	stored: string;
}

export interface SceneOptions extends StartOptions {
	/** How long a request may take, in ms; defaults to the node's own 15 s. */
	timeoutMs?: number;
}

/** An Argyle, by default without a rate limit, and the means to run the action node against it. */
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
		/** The ids that a DELETE was sent for, in their order. */
		deletions: () =>
			argyle.requestsTo('DELETE', /^\/v2\/accounts\//).map(({ path }) => path.slice(13)),
		/** Text that no output may hold, in addition to the API key: it gives access as the applicant or as Argyle. */
		findTokens: (stored: string) =>
			[argyle.keys.sandbox.secret, '"secret"', 'eyJ'].filter((text) => stored.includes(text)),
		close: async () => await argyle.close(),
	};
}

async function describeOutcome({ finished }: Running): Promise<Outcome> {
	const { items, run } = await finished;
	return {
		output: items.map(({ json }) => json),
		pairs: items.map(({ pairedItem }) => pairedItem),
		message: run.data.resultData.error?.message,
		stored: JSON.stringify(run),
	};
}
