import { isDeepStrictEqual } from 'node:util';
import { until } from '../../tools/process/wait.cts';
import type { Rest } from '../../tools/n8n/rest/index.cts';

/**
 * Waits until n8n has saved some parameters of a node; it saves by itself, a few seconds after the
 * last change.
 * @param expected by their paths, such as `accountId.value`
 * @returns what is saved at the paths, after 30 s also when it is something else
 */
export async function readSaved(
	rest: Rest,
	workflowId: string,
	node: string,
	expected: Record<string, unknown>,
): Promise<Record<string, unknown>> {
	const read = async () => {
		const { nodes } = await rest.getWorkflow(workflowId);
		const parameters = nodes.find(({ name }) => name === node)?.parameters;
		return Object.fromEntries(Object.keys(expected).map((path) => [path, find(parameters, path)]));
	};
	await until(`n8n saves ${node}`, async () => isDeepStrictEqual(await read(), expected)).catch(
		() => undefined,
	);
	return await read();
}

const find = (value: unknown, path: string) =>
	path.split('.').reduce<unknown>((part, key) => Object(part)[key], value);
