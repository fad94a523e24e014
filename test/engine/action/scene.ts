import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { startSimulator } from '../../simulator';
import type { Simulator } from '../../simulator';
import { findDeletionViolations } from '../../unit/failure/schemas';
import { runAction } from '../stage';

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** What came of a run of the action node. */
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

/** An Argyle without a rate limit, and the means to run the action node against it. */
export async function openScene() {
	const argyle: Simulator = await startSimulator({ rateLimit: 0 });

	const run = async (
		parameters: INodeParameters,
		items: IDataObject[] = [{}],
		onError?: INode['onError'],
	): Promise<Outcome> => {
		const credential = {
			environment: 'custom',
			baseUrl: argyle.url,
			apiKeyId: argyle.keys.sandbox.id,
			apiKeySecret: argyle.keys.sandbox.secret,
		};
		const { items: output, run: finished } = await runAction({
			credential,
			items,
			parameters,
			onError,
		});
		return {
			output: output.map(({ json }) => json),
			pairs: output.map(({ pairedItem }) => pairedItem),
			message: finished.data.resultData.error?.message,
			stored: JSON.stringify(finished),
		};
	};

	return {
		argyle,
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
		close: async () => await argyle.close(),
	};
}
