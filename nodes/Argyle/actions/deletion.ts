import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isDeleted, isGone } from '../api/answers';
import { requestError } from '../api/errors';
import type { Basis } from '../api/guarded';
import { sendGuarded } from '../api/guarded';
import type { ArgyleRequest, PacedAnswer, PacedClient } from '../api/types';

/** What to delete. */
export interface Target {
	/** As a message names it: "Account 0187…". */
	what: string;
	/** As in "Argyle does not have this account". */
	subject: string;
	request: ArgyleRequest;
}

/** Why the node sends no DELETE: the target is gone, or the guard keeps it (with the output item). */
export type Stop = 'gone' | { kept: IDataObject };

/** Builds a notice for the form of an operation. */
export function noticeField(name: string, text: string): INodeProperties {
	return { displayName: text, name, type: 'notice', default: '' };
}

/**
 * Deletes without reading the target first.
 *
 * @throws NodeApiError when Argyle refuses.
 */
export async function deleteAlways(client: PacedClient, target: Target): Promise<IDataObject> {
	return describeDeletion(client, target, await client.send(target.request));
}

/**
 * Deletes if `read` allows it, within 3 s of the state that it read (api/guarded.ts).
 *
 * @throws NodeApiError when Argyle refuses; NodeOperationError when it is too slow to delete safely.
 */
export async function deleteGuarded(
	client: PacedClient,
	target: Target,
	read: () => Promise<Basis<Stop>>,
): Promise<IDataObject> {
	const outcome = await sendGuarded(client, target.request, read);
	if (outcome.kind === 'answered') return describeDeletion(client, target, outcome.answer);
	if (outcome.kind === 'stopped') {
		return outcome.stop === 'gone' ? describeGone(outcome.mayBeDone) : outcome.stop.kept;
	}
	throw new NodeOperationError(
		client.node,
		`${target.what} was kept: each time, Argyle took more than 3 seconds to report its state, which may have changed since. Try again when Argyle answers faster`,
	);
}

/**
 * Whether a language model can fill a parameter by an expression. A prompt can make a model choose
 * anything, so it must not decide how careful a deletion is. In a tool, `$json` holds the model's
 * arguments too (n8n-core, makeHandleToolInvocation), so any expression counts there.
 */
export function isFilledByModel(context: IExecuteFunctions, name: string): boolean {
	const { parameters, type } = context.getNode();
	const entered = parameters[name];
	if (typeof entered !== 'string' || !entered.startsWith('=')) return false;
	return type.endsWith('Tool') || /\$fromai\b/i.test(entered);
}

function describeDeletion(
	client: PacedClient,
	{ what, subject }: Target,
	answer: PacedAnswer,
): IDataObject {
	if (isDeleted(answer)) return { deleted: true };
	if (isGone(answer)) return describeGone(answer.mayBeDone === true);
	throw requestError(client, answer, `${what} could not be deleted`, subject);
}

/** @param byUs whether an earlier try in this run, whose answer was lost, may have deleted it */
function describeGone(byUs: boolean): IDataObject {
	return byUs ? { deleted: true } : { deleted: true, already_gone: true };
}
