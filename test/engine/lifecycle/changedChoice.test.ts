import type { INodeParameters } from 'n8n-workflow';
import { dropUnsaved } from '../../../nodes/Argyle/poll/unsaved';
import type { Account } from '../../../tools/simulator/types.cts';
import type { Stage } from '../../support/stage';
import { PollStage } from '../../support/stage/poll';
import { beforeEachRequest } from './requests';
import { copyStaticData, readOnly, useArgyle } from './scene';

const scene = useArgyle();

const one: INodeParameters = { events: ['accounts.failed'] };
const several: INodeParameters = { events: ['accounts.failed', 'accounts.disconnected'] };

/**
 * The hooks with which n8n replaces what is published: `delete`, `checkExists`, `create`, or
 * without `delete`.
 */
const orders = [
	{ order: 'removes the subscription first', removesFirst: true },
	{ order: 'finds the subscription of the choice before', removesFirst: false },
];

const changes = [
	{ change: 'more events', before: one, after: several },
	{ change: 'fewer events', before: several, after: one },
];

/** What the workflow was started for, by `event_id`. */
const readId = ({ id, connection }: Account) =>
	`${id}:${new Date(connection.updated_at ?? '').toISOString()}`;

/** A login fails, and Argyle notifies the subscriptions of that moment. */
async function fail(): Promise<{ id: string; runs: unknown[] }> {
	const { account } = scene.argyle.playLogin({ errorCode: 'invalid_mfa' });
	const runs: unknown[] = [];
	for (const { secret, name, events } of scene.list()) {
		if (!events.includes('accounts.failed')) continue;
		const { id, user, connection } = account;
		const { error_code, error_message } = connection;
		const data = { account: id, user, error_code, error_message, resource: account };
		const body = JSON.stringify({ event: 'accounts.failed', name, data }, null, 2);
		// n8n loads the workflow from its database, and what a publishing stores is not saved yet.
		const { status, items } = await scene.createStage({ parameters: several }).deliver({
			rawBody: Buffer.from(body),
			headers: { 'x-argyle-signature': scene.argyle.sign(body, secret ?? '') },
		});
		expect(status).toBe(200);
		runs.push(...(items ?? []).map(({ json }) => json.event_id));
	}
	return { id: readId(account), runs };
}

describe.each(orders)('a changed choice of events, when n8n $order', ({ removesFirst }) => {
	it.each(changes)('loses no failure: $change [checklist 95]', async ({ before, after }) => {
		dropUnsaved();
		const polling = new PollStage({ credential: scene.credential });
		await polling.poll();
		const old = scene.createStage({ parameters: before });
		await old.publish();
		const failures: Array<Awaited<ReturnType<typeof fail>>> = [];
		const failBeforeEachRequest = (stage: Stage) =>
			beforeEachRequest(stage, async () => void failures.push(await fail()));

		failBeforeEachRequest(old);
		if (removesFirst) await old.delete();
		const next = scene.createStage({
			parameters: after,
			staticData: copyStaticData(old),
			activation: 'update',
		});
		failBeforeEachRequest(next);
		await next.publish();
		failures.push(await fail());

		expect(readOnly(scene.list())).toMatchObject({
			events: after === several ? ['accounts.failed', 'accounts.updated'] : ['accounts.failed'],
		});
		const polled = ((await polling.poll()) ?? []).map(({ event_id }) => event_id);
		const missed = failures.filter(({ runs }) => runs.length === 0).map(({ id }) => id);
		// Only between a DELETE and the POST that follows it does nobody listen.
		expect(missed).toHaveLength(removesFirst ? 1 : 0);
		expect(polled).toEqual(expect.arrayContaining(missed));
		// What both find has one event_id, by which the recipe of the documents lets one through.
		const started = new Set([...failures.flatMap(({ runs }) => runs), ...polled]);
		expect(started).toEqual(new Set(failures.map(({ id }) => id)));
	});
});
