import { describeFailure } from '../process/problem.cts';
import { say } from '../process/progress.cts';

/**
 * Collects what has to be undone at the end, whatever end it is.
 */
export function createCleanups() {
	const pending: { what: string; undo: () => Promise<unknown>; unlessFailed: boolean }[] = [];
	return {
		/**
		 * Adds something to undo.
		 * @param options `unlessFailed`: left alone after a failure, for the logs in it
		 */
		add: (
			what: string,
			undo: () => Promise<unknown>,
			{ unlessFailed = false }: { unlessFailed?: boolean } = {},
		) => {
			pending.push({ what, undo, unlessFailed });
		},

		/**
		 * Undoes everything, the last thing first. A failure is shown and does not keep the others.
		 * @param outcome of what was done before
		 * @returns whether everything could be undone
		 */
		run: async ({ failed }: { failed: boolean }): Promise<boolean> => {
			let clean = true;
			for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
				if (failed && next.unlessFailed) continue;
				try {
					await next.undo();
				} catch (error) {
					clean = false;
					say(`${next.what} failed: ${describeFailure(error)}`);
				}
			}
			return clean;
		},
	};
}

export type Cleanups = ReturnType<typeof createCleanups>;
