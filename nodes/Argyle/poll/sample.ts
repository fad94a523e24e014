import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { ArgyleClient } from '../api/types';
import type { FailureFilter } from '../connection/filters';
import { passes } from '../connection/filters';
import type { FailureFacts } from '../connection/facts';
import { readAccount } from '../connection/facts';
import type { FailureKind } from './scan';
import { findFailures } from './scan';

/** As many as help to see what differs between items. */
const mostShown = 5;

/**
 * Real failures to build a workflow with: those of the newest accounts, as Argyle lists them first.
 * It reads no further than it has to, and leaves no trace in the state of the published workflow.
 *
 * @throws NodeOperationError that says why there is nothing to show
 */
export async function sampleFailures(
	{ node }: ArgyleClient,
	pages: AsyncGenerator<IDataObject[], boolean>,
	{ watched, filter }: { watched: FailureKind[]; filter: FailureFilter },
): Promise<FailureFacts[]> {
	const shown: FailureFacts[] = [];
	let failed = 0;
	let page = await pages.next();
	while (!page.done) {
		const failures = findFailures(page.value, watched).map(({ account }) => readAccount(account));
		failed += failures.length;
		shown.push(...failures.filter((one) => passes(one, filter)));
		if (shown.length >= mostShown) break;
		page = await pages.next();
	}
	if (shown.length > 0) return sortNewestFirst(shown).slice(0, mostShown);
	const [message, description] = explainNone(failed, page.value === true);
	throw new NodeOperationError(node, message, { description, level: 'warning' });
}

/** What to tell whoever has nothing to see: the message and its description. */
function explainNone(failed: number, isWhole: boolean): [message: string, description: string] {
	if (!isWhole) {
		return [
			'Argyle listed its accounts in a circle, and there is nothing to show among those that could be read',
			'Try again in a few minutes.',
		];
	}
	if (failed === 0) {
		return [
			'Argyle has no failed login to show at the moment, among those that this node looks for',
			'To have one, use a sandbox credential and make a login fail: in Argyle Console (Sandbox) open Flows → your demo flow → "Simulate an error". Once it is published, the workflow waits for a failure by itself.',
		];
	}
	const none =
		failed === 1
			? 'The one failed login that Argyle has does not pass'
			: `None of the ${failed} failed logins that Argyle has passes`;
	return [
		`${none} the filters in "Options"`,
		'Remove a filter to see some of them. Once it is published, the workflow waits for a failure that passes.',
	];
}

function sortNewestFirst(failures: FailureFacts[]): FailureFacts[] {
	const time = ({ failedAt }: FailureFacts) => failedAt ?? '';
	return [...failures].sort((a, b) => (time(a) > time(b) ? -1 : 1));
}
