import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../api/fields';

/** How far an invite has come: sent, or nobody knows whether it was. */
export type Sent = 'sent' | 'unclear';

/** What one run of the node has sent. */
export interface SendLog {
	read: (id: string) => Sent | null;
	/** @param sent null when Argyle said that it did not send it */
	write: (id: string, sent: Sent | null) => void;
}

/**
 * The log of this run of the node, which outlives the tries of *Retry On Fail*: n8n repeats the whole
 * node for one bad item, and nobody may get a message twice for it. It lies in n8n's execution data.
 * Another run of the node in the same execution, as in a loop that reminds applicants every day, begins
 * an empty one. An agent has one for the whole execution: there each try is a run of its own
 * (n8n-core 2.41, makeHandleToolInvocation).
 */
export function openSendLog(context: IExecuteFunctions): SendLog {
	const node = context.getContext('node');
	const isTool = context.getNode().type.endsWith('Tool');
	const run: unknown = isTool ? 'tool' : context.getWorkflowDataProxy(0).$runIndex;
	const key = `sentInvites:${String(run)}`;
	const log = isObject(node[key]) ? node[key] : {};
	node[key] = log;
	return {
		read: (id) => (log[id] === 'sent' || log[id] === 'unclear' ? log[id] : null),
		write: (id, sent) => {
			if (sent === null) delete log[id];
			else log[id] = sent;
		},
	};
}
