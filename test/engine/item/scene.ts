import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';
import type { LoginOptions, StartOptions } from '../../../tools/simulator/types.cts';
import { contactData, findPrivateData, privateData } from '../../support/person';
import { findItemViolations } from '../../support/schemas';
import { Stage } from '../../support/stage';
import type { Answer } from '../../support/stage';

export interface Delivery {
	body: string;
	signature: string;
	/** Not as Argyle describes its accounts, so the account in the item need not be so either. */
	odd?: true;
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

/**
 * A published trigger, the Argyle that it is registered with, and the deliveries between them, which
 * wait here until a test hands them over.
 */
export async function openScene(parameters: INodeParameters = {}, settings: StartOptions = {}) {
	const argyle: Simulator = await startSimulator(settings);
	const receiver = await startReceiver();
	const stage = new Stage({ credential: argyle.credential(), parameters });
	await stage.publish();
	const secret = String(stage.staticData.webhookSecret);
	for (const { id } of argyle.webhooks.list()) argyle.webhooks.update(id, { url: receiver.url });
	argyle.clearJournal();

	return {
		argyle,
		stage,
		/** Plays a failed login of a user full of data and gives what Argyle sends for it. */
		fail: async (login: LoginOptions = {}) => {
			const user = login.user ?? argyle.users.add({ ...privateData, ...contactData }).id;
			const played = argyle.playLogin(login.account ? login : { ...login, user });
			const [attempt] = await played.deliveries;
			if (!attempt?.signature) throw new TypeError('Argyle sent nothing that is signed');
			const delivery: Delivery = { body: attempt.body, signature: attempt.signature };
			return { account: played.account, user: played.user, delivery };
		},
		/** A delivery of Argyle's with any payload. */
		compose: (data: unknown): Delivery => {
			const body = JSON.stringify({ event: 'accounts.failed', name: 'x', data }, null, 2);
			return { body, signature: argyle.sign(body, secret), odd: true };
		},
		/**
		 * Hands a delivery to the trigger. The result holds no private data, and an item that is
		 * enriched is as its schema says [checklist 35].
		 */
		receive: async ({ body, signature, odd }: Delivery): Promise<Answer> => {
			const answer = await stage.deliver({
				rawBody: Buffer.from(body),
				headers: { 'content-type': 'application/json', 'x-argyle-signature': signature },
			});
			expect(findPrivateData(answer)).toEqual([]);
			for (const { json } of answer.items ?? []) {
				const shown = odd ? { ...json, resource: null } : json;
				if ('guidance' in json) expect(findItemViolations(shown)).toEqual([]);
			}
			return answer;
		},
		/** How often the trigger has made lookups since it was published, by kind of record. */
		countReads: () => {
			const items = argyle.requestsTo('GET', /^\/v2\/items\//).length;
			return {
				accounts: argyle.requestsTo('GET', /^\/v2\/accounts\//).length,
				users: argyle.requestsTo('GET', /^\/v2\/users\//).length,
				/** Except those for the provider, which every enriched item has. */
				all: argyle.requests.length - items,
				items,
			};
		},
		close: async () => {
			await argyle.close();
			await receiver.close();
		},
	};
}

/** Opens scenes in the tests of a file, and closes each after its test. */
export function useScene() {
	let scene: Scene;
	afterEach(async () => await scene.close());
	return {
		get scene() {
			return scene;
		},
		open: async (parameters: INodeParameters = {}, settings: StartOptions = {}) => {
			scene = await openScene(parameters, settings);
			return scene;
		},
		receive: async (delivery: Delivery) => theItem(await scene.receive(delivery)),
	};
}

export function theItem({ items }: Answer): IDataObject {
	const [item, ...others] = items ?? [];
	if (!item || others.length > 0) throw new TypeError(`${items?.length ?? 'No'} items came`);
	return item.json;
}
