/** Takes what has to be undone in the end. */
export type Later = (undo: () => unknown) => void;

/**
 * Opens something that consists of parts: all of them, or none.
 * @param args for `open`
 * @returns `close` undoes the latest first, and each once
 */
export async function openWhole<A extends unknown[], T extends object>(
	open: (later: Later, ...args: A) => Promise<T>,
	...args: A
): Promise<T & { close: () => Promise<void> }> {
	const list: (() => unknown)[] = [];
	const close = async () => {
		for (const undo of list.splice(0).reverse()) await undo();
	};
	try {
		return { ...(await open((undo) => list.push(undo), ...args)), close };
	} catch (error) {
		await close();
		throw error;
	}
}
