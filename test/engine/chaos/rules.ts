import type { Webhook } from '../../../tools/simulator/types.cts';
import { createDelivery } from '../lifecycle/deliveries';
import type { World } from './world';

/** What has to hold after each step, whatever Argyle answered. */
export function judgeStep(world: World): void {
	const { n8n, lost, strangers } = world;
	demand(
		strangers.before.every((one, index) => one === strangers.now[index]),
		"a subscription of another's was touched",
	);
	demand(lost.length === 0, `nobody was told of ${lost.map(({ id }) => id).join(', ')}`);
	if (n8n.active && n8n.registered) judgeRegistered(world);
}

/** What has to hold when a publishing has ended and nothing goes wrong any more. */
export async function judgePublished(world: World): Promise<void> {
	const { n8n, argyle } = world;
	demand(n8n.active && n8n.routed, 'it should be published');
	const sender = judgeRegistered(world);
	const { status, items } = await n8n.load().deliver(createDelivery(argyle, sender));
	demand(items?.length === 1, `a genuine delivery was answered ${status}`);
}

/** What has to hold when an unpublishing has ended and nothing went wrong. */
export function judgeUnpublished({ n8n, known, stored }: World): void {
	demand(!n8n.active && !n8n.routed, 'n8n should answer 404 to whatever is delivered');
	demand(known.length === 0, 'nothing should be left at Argyle after unpublishing');
	demand(Object.keys(stored).length === 0, 'nothing should be stored after unpublishing');
}

/** After a registration that succeeded there is one subscription, which is right, and which is stored. */
function judgeRegistered({ known, stored, url }: World): Webhook {
	const [only, ...others] = known;
	demand(others.length === 0, `there should be one, not ${known.length}`);
	if (!only) throw new Error('there should be one');
	demand(only.url === url, 'the one should point here');
	demand(only.events.join() === 'accounts.failed', 'the one should deliver what is wanted');
	demand(only.config.include_resource === true, 'the one should bring the account along');
	demand(only.id === stored.webhookId, 'the one should be the one stored');
	demand(only.secret === stored.webhookSecret, 'its secret should be the one stored');
	return only;
}

/**
 * States a rule.
 *
 * @throws the rule, when it does not hold
 */
export function demand(holds: boolean, rule: string): void {
	if (!holds) throw new Error(rule);
}
