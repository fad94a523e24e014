import type { IDataObject } from 'n8n-workflow';

/**
 * The output of a deletion that found nothing to delete.
 *
 * @param byUs whether a first try of the same run may have deleted it, of which no answer came
 */
export function describeGone(byUs: boolean): IDataObject {
	return byUs ? { deleted: true } : { deleted: true, already_gone: true };
}
