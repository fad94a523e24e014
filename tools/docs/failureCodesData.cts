import { codesByEvent, disconnectionCodes } from '../../nodes/Argyle/connection/codeChoices';
import { catalogue } from '../../nodes/Argyle/connection/codes';
import { describeFailure } from '../../nodes/Argyle/connection/guidance';
import { actorOptions } from '../../nodes/Argyle/connection/options';
import type { CodesPageData } from './failureCodesPage.cts';

const codes = Object.keys(catalogue);

/** The data of docs/failure-codes.md, read from the package. */
export const codesPageData: CodesPageData = {
	entries: [
		...codes.map((code) => ({ code, isDefault: false, guidance: describeFailure(code) })),
		{ code: 'Any newer code', isDefault: true, guidance: describeFailure('newer') },
		{ code: 'No code', isDefault: true, guidance: describeFailure(null) },
	],
	actorNames: new Map(actorOptions.map(({ name, value }) => [String(value), name])),
	sample: {
		provider: 'Walmart',
		named: describeFailure('account_incomplete', 'Walmart'),
		generic: describeFailure('account_incomplete'),
	},
	disconnectionCodes,
	neverFailedCodes: codes.filter((code) => !codesByEvent['accounts.failed'].includes(code)),
};
