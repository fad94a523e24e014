import type { INode } from 'n8n-workflow';
import type { ParameterContext } from '../../nodes/Argyle/connection/reader';

export const node: INode = {
	id: '1',
	name: 'Argyle Trigger',
	type: 'n8n-nodes-argyle.argyleTrigger',
	typeVersion: 1,
	position: [0, 0],
	webhookId: '6c1fa8d1-93f8-4a0e-b1ae-1e7f0f6a6a30',
	parameters: {},
};

/** What an expression gives that n8n can't evaluate, such as one with `$env`. */
export const unreadable = Symbol('an expression that throws');

/** n8n's way to parameters: by a path, with a fallback for those that are not there. */
export function contextOf(parameters: Record<string, unknown>, warnings: string[] = []) {
	const context: ParameterContext = {
		getNode: () => node,
		getNodeParameter: (name, fallback) => {
			let found: unknown = parameters;
			for (const key of name.split('.')) {
				found = Object(found)[key];
				if (found === undefined && !(key in Object(parameters.options ?? {}))) return fallback;
			}
			if (found === unreadable) throw new Error('access to env vars denied');
			return found;
		},
		logger: { warn: (text: string) => warnings.push(text) },
	};
	return context;
}
