/** Registers what has to be undone in the end. */
export type Later = (undo: () => unknown) => void;

/**
 * A stack of what has to be undone.
 * @returns `undoAll` undoes the latest first and each once, also after one that failed, and throws the first failure
 */
export function createUndo(): { later: Later; undoAll: () => Promise<void> } {
	const list: (() => unknown)[] = [];
	const undoAll = async () => {
		const failures: unknown[] = [];
		for (let undo = list.pop(); undo !== undefined; undo = list.pop()) {
			try {
				await undo();
			} catch (error) {
				failures.push(error);
			}
		}
		if (failures.length > 0) throw failures[0];
	};
	return { later: (undo) => list.push(undo), undoAll };
}

/**
 * Opens something that consists of parts: all of them, or none.
 * @param args for `open`
 * @returns with `close`, which undoes all
 */
export async function openWhole<A extends unknown[], T extends object>(
	open: (later: Later, ...args: A) => Promise<T>,
	...args: A
): Promise<T & { close: () => Promise<void> }> {
	const { later, undoAll } = createUndo();
	try {
		return { ...(await open(later, ...args)), close: undoAll };
	} catch (error) {
		await undoAll();
		throw error;
	}
}
