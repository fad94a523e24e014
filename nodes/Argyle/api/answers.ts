import type { IDataObject } from 'n8n-workflow';
import { isObject } from './fields';
import { isOther } from './ids';
import type { ArgyleAnswer, ArgyleReply } from './types';

/** Whether Argyle answered with one of these statuses. */
export function hasStatus(answer: ArgyleAnswer, ...statuses: number[]): answer is ArgyleReply {
	return answer.kind === 'reply' && statuses.includes(answer.status);
}

/** Whether Argyle carried out the request. */
export function isSuccess(answer: ArgyleAnswer): answer is ArgyleReply {
	return answer.kind === 'reply' && answer.status >= 200 && answer.status < 300;
}

/** Whether Argyle carried out a DELETE. */
export function isDeleted(answer: ArgyleAnswer): boolean {
	return isSuccess(answer) && isOfArgyle(answer);
}

/** Whether Argyle no longer has the resource. */
export function isGone(answer: ArgyleAnswer): boolean {
	return hasStatus(answer, 404, 410) && isOfArgyle(answer);
}

/** Whether it is unclear if Argyle carried out the request. */
export function isUnclear(answer: ArgyleAnswer): boolean {
	return answer.kind === 'silence' || answer.status >= 500;
}

/** Returns the object in a successful answer, otherwise null. */
export function readRecord(answer: ArgyleAnswer): IDataObject | null {
	return isSuccess(answer) && isObject(answer.body) ? answer.body : null;
}

/** As `readRecord`, but null when the object's ID is not the requested one. */
export function readOwnRecord(answer: ArgyleAnswer, id: string): IDataObject | null {
	const record = readRecord(answer);
	return record && !isOther(record, id) ? record : null;
}

/** Argyle answers with JSON or an empty body. HTML comes from a proxy, so it proves nothing. */
function isOfArgyle({ body }: ArgyleReply): boolean {
	return typeof body !== 'string' || body === '';
}
