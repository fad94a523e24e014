import type { IDataObject } from 'n8n-workflow';
import { catalogue } from '../../nodes/Argyle/connection/codes';
import type { ItemEvent } from '../../nodes/Argyle/connection/events';
import { describeFailure } from '../../nodes/Argyle/connection/guidance';
import { knownCodes } from './publishedCodes';

/** A change as far as filters depend on it. */
export interface Change {
	event: ItemEvent;
	code: string | null;
	firstConnection: boolean | null;
}

/**
 * Whether a change starts the workflow, written from the rules in the documentation and not from
 * their implementation. `options` are those of the trigger, always well formed.
 */
export function judge(options: IDataObject, { event, code, firstConnection }: Change): boolean {
	if (event !== 'accounts.failed' && event !== 'accounts.disconnected') return true;
	const names = new Set([code === null || !knownCodes.includes(code) ? 'unlisted' : '', code]);
	const inList = (list: unknown) => {
		const words = Array.isArray(list) ? list.map(String) : String(list ?? '').split(/[^a-z0-9_]+/);
		const chosen = words.filter((word) => word !== '');
		return { isSet: chosen.length > 0, hit: chosen.some((word) => names.has(word)) };
	};
	const wanted = inList(options.errorCodes);
	const unwanted = inList(options.excludeErrorCodes);
	const actors = Array.isArray(options.actors) ? options.actors : [];
	return ![
		wanted.isSet && !wanted.hit,
		unwanted.hit,
		actors.length > 0 && !actors.includes(actorOf(code)),
		options.firstConnectionOnly === true && firstConnection === false,
	].includes(true);
}

function actorOf(code: string | null): string {
	const entry = Object.entries(catalogue).find(([name]) => name === code);
	return entry ? entry[1].actor : describeFailure('a_code_of_tomorrow').actor;
}
