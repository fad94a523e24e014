import type { IDataObject, INode } from 'n8n-workflow';
import { readOwnRecord } from '../api/answers';
import { readText } from '../api/fields';
import { untilAborted } from '../api/signals';
import type { ArgyleAnswer, ArgyleClient } from '../api/types';

/** How long each lookup may delay an item, in ms. The lookups run in parallel. */
export interface LookUpLimits {
	providerMs: number;
	contactMs: number;
	inviteMs: number;
}

/** What the caller of the lookups provides. */
export interface LookUpAccess {
	/** The node with the credential. */
	node: INode;
	/** Opens a client. The lookups call it only when they need one. */
	open: () => Promise<ArgyleClient>;
	/** Receives the subject and the reason of a failed lookup: "user" and "status 503". */
	note: (subject: string, reason: string) => void;
	limits: LookUpLimits;
}

/** What one lookup gets. */
interface Attempt {
	/** Aborts at the end of the time. */
	signal: AbortSignal;
	/** Receives the reason of a failure: "status 503". */
	note: (reason: string) => void;
}

/**
 * Waits for one lookup, which continues when the time is over. Never throws: it notes each failure
 * once, and a timeout as ETIMEDOUT.
 *
 * @param subject what the lookup reads, for the note
 * @returns null when the lookup fails or takes longer than `ms`
 */
export async function lookUpInTime<T>(
	subject: string,
	ms: number,
	access: LookUpAccess,
	work: (attempt: Attempt) => Promise<T | null>,
): Promise<T | null> {
	const signal = AbortSignal.timeout(ms);
	const note = (reason: string) => {
		// The timeout is noted already. Its abort ends the request: that is not a second failure.
		if (!signal.aborted) access.note(subject, reason);
	};
	try {
		const found = await untilAborted(work({ signal, note }), signal);
		if (signal.aborted) access.note(subject, 'ETIMEDOUT');
		return found;
	} catch (error) {
		note(readText(error, 'code') ?? 'UNKNOWN');
		return null;
	}
}

/** Returns the record with this ID; otherwise it notes the reason and returns null. */
export function takeRecord(
	answer: ArgyleAnswer,
	id: string,
	note: (reason: string) => void,
): IDataObject | null {
	const record = readOwnRecord(answer, id);
	if (record === null) note(answer.kind === 'reply' ? `status ${answer.status}` : answer.code);
	return record;
}
