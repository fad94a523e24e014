import type { Simulator } from '../../../tools/simulator/index.cts';
import { resource, writeFailure } from '../../support/sample';
import type { Traffic } from '../../support/stage';

/** What a delivery depends on of its subscription. */
export interface Sender {
	name: string;
	secret: string | null;
}

/** A delivery that Argyle would send for a subscription, with all that the item needs, so without a lookup. */
export function createDelivery(argyle: Simulator, { name, secret }: Sender): Traffic {
	const body = writeFailure({ resource: { ...resource, item: null } }, { name });
	return {
		rawBody: body,
		headers: { 'x-argyle-signature': argyle.sign(body.toString(), secret ?? '') },
	};
}
