import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../api/fields';

/** What is known about an invite: Argyle sent it, or it is unclear whether Argyle did. */
export type Sent = 'sent' | 'unclear';

/** What one run of the node has sent, by invite ID. */
export interface SendLog {
	read: (id: string) => Sent | null;
	/** @param sent null when Argyle refused to send it */
	write: (id: string, sent: Sent | null) => void;
}

/**
 * Opens the log of this run of the node, in n8n's execution data. It survives *Retry On Fail*, which
 * repeats the whole node for one failed item: no applicant may get a message twice for that.
 * Each further run of the node in the same execution starts with an empty log: a loop may remind
 * applicants every day. An agent shares one log for the whole execution, because each of its
 * tries is a separate run (n8n-core 2.41, makeHandleToolInvocation).
 */
export function openSendLog(
	context: Pick<IExecuteFunctions, 'getContext' | 'getNode' | 'getWorkflowDataProxy'>,
): SendLog {
	const node = context.getContext('node');
	const isTool = context.getNode().type.endsWith('Tool');
	const run: unknown = isTool ? null : context.getWorkflowDataProxy(0).$runIndex;
	const key = `sentInvites:${String(run)}`;
	const log = isObject(node[key]) ? node[key] : {};
	node[key] = log;
	return {
		read: (id) => (log[id] === 'sent' || log[id] === 'unclear' ? log[id] : null),
		write: (id, sent) => {
			log[id] = sent;
		},
	};
}
