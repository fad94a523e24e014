import type { IDataObject } from 'n8n-workflow';
import { isObject } from './fields';
import { isOther } from './ids';
import type { ArgyleAnswer, ArgyleReply } from './types';

/** Whether Argyle did what it was asked. */
export function isSuccess(answer: ArgyleAnswer): answer is ArgyleReply {
	return answer.kind === 'reply' && answer.status >= 200 && answer.status < 300;
}

/** Whether Argyle did remove what it was asked to. */
export function isDeleted(answer: ArgyleAnswer): boolean {
	return isSuccess(answer) && isOfArgyle(answer);
}

/** Whether Argyle has no such thing any more. */
export function isGone(answer: ArgyleAnswer): boolean {
	return answer.kind === 'reply' && [404, 410].includes(answer.status) && isOfArgyle(answer);
}

/** Whether nobody knows if Argyle did what it was asked. */
export function isUnclear(answer: ArgyleAnswer): boolean {
	return answer.kind === 'silence' || answer.status >= 500;
}

/** The object that was asked for, or null when the answer is anything else. */
export function readRecord(answer: ArgyleAnswer): IDataObject | null {
	return isSuccess(answer) && isObject(answer.body) ? answer.body : null;
}

/** The same, or null when it bears another id than the one that was asked for. */
export function readOwnRecord(answer: ArgyleAnswer, id: string): IDataObject | null {
	const record = readRecord(answer);
	return record && !isOther(record, id) ? record : null;
}

/**
 * Argyle answers with JSON or nothing. HTML comes from somebody who does not know what it has.
 */
function isOfArgyle({ body }: ArgyleReply): boolean {
	return typeof body !== 'string' || body === '';
}
