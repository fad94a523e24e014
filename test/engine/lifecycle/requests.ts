import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { StageCredentials } from '../../support/stage/credentials';

interface Stage {
	readonly credentials: StageCredentials;
}

/** Sees or changes a request on its way from a stage to Argyle. */
type Alter = (request: IHttpRequestOptions) => IHttpRequestOptions | Promise<IHttpRequestOptions>;

/**
 * Stands where n8n adds the key to a request, which is the last moment before it leaves. Several add
 * up.
 */
function alterRequests(stage: Stage, alter: Alter): void {
	const { credentials } = stage;
	const authenticate = credentials.authenticate.bind(credentials);
	credentials.authenticate = async (...given) => await alter(await authenticate(...given));
}

/** Observes the world between any two requests of a stage: `observe` ends before the next leaves. */
export function beforeEachRequest(
	stage: Stage,
	observe: (request: IHttpRequestOptions) => void | Promise<void>,
): void {
	alterRequests(stage, async (request) => {
		await observe(request);
		return request;
	});
}

/** Long enough for any answer on a busy machine, and short of `tooLate`. */
const patienceMs = 2_000;

/** A delay of an answer, in ms, for which an impatient stage does not wait. */
export const tooLate = 10_000;

/** Makes a stage wait 2 s for an answer instead of 15 s. */
export function makeImpatient(stage: Stage): void {
	alterRequests(stage, (request) => ({ ...request, timeout: patienceMs }));
}

/** Has the simulator answer for one of Argyle's hosts. */
export function answerFor(host: string, stage: Stage, argyle: Simulator): void {
	alterRequests(stage, (request) => ({
		...request,
		url: request.url.replace(`https://${host}`, argyle.url),
	}));
}
