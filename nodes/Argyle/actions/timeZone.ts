import type { IExecuteFunctions } from 'n8n-workflow';
import { getGlobalState } from 'n8n-workflow';

/**
 * Returns the time zone of the workflow, as an IANA name. Imported workflows may store "DEFAULT" for
 * the time zone of n8n, and n8n passes on that text (Workflow constructor, 1.123 to 2.41).
 */
export function readTimeZone(context: Pick<IExecuteFunctions, 'getTimezone'>): string {
	const zone = context.getTimezone();
	return ['', 'DEFAULT'].includes(zone) ? getGlobalState().defaultTimezone : zone;
}
