import type { IExecuteFunctions } from 'n8n-workflow';
import { getGlobalState } from 'n8n-workflow';

/**
 * The time zone of the workflow, as an IANA name. n8n stores "DEFAULT" for its own in workflows that
 * were imported or created by its API, and gives it on as it is (Workflow constructor, 1.123 to 2.41).
 */
export function readTimeZone(context: Pick<IExecuteFunctions, 'getTimezone'>): string {
	const zone = context.getTimezone();
	return ['', 'DEFAULT'].includes(zone) ? getGlobalState().defaultTimezone : zone;
}
