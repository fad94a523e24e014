import type { IDataObject, INodeParameters, WorkflowActivateMode } from 'n8n-workflow';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { LoginOptions, StartOptions } from '../../../tools/simulator/types.cts';
import { findItemViolations } from '../../support/schemas';
import { contactData, findPrivateData, privateData } from '../../support/person';
import { dropUnsaved } from '../../../nodes/Argyle/poll/unsaved';
import { PollStage } from '../../support/stage/poll';
import type { Polled, PollStageOptions } from '../../support/stage/poll';

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** A published polling trigger, and the Argyle that it reads. */
export async function openScene(parameters: INodeParameters = {}, settings: StartOptions = {}) {
	dropUnsaved();
	const argyle: Simulator = await startSimulator({ rateLimit: 0, ...settings });
	let stage = new PollStage({ credential: argyle.credential(), parameters });

	/** n8n loads the workflow from its database. */
	const open = (options: Partial<PollStageOptions>) => {
		const staticData = stage.saved;
		stage = new PollStage({ credential: argyle.credential(), parameters, staticData, ...options });
	};

	const check = (polled: Polled): Polled => {
		expect(findPrivateData(polled)).toEqual([]);
		for (const item of polled ?? []) expect(findItemViolations(item)).toEqual([]);
		const shown = JSON.stringify(polled);
		for (const { id, secret } of Object.values(argyle.keys)) {
			expect(shown).not.toContain(id);
			expect(shown).not.toContain(secret);
		}
		return polled;
	};

	return {
		argyle,
		get stage() {
			return stage;
		},
		/** Plays a failed login of a user full of data, and gives the account. */
		fail: (login: LoginOptions = {}) => {
			const user = login.user ?? argyle.users.add({ ...privateData, ...contactData }).id;
			return argyle.playLogin(login.account ? login : { ...login, user }).account;
		},
		recover: (account: string) => argyle.playLogin({ account, errorCode: null }).account,
		/** One poll. Its items are as their schema says, and hold no secret and no private data. */
		poll: async (): Promise<IDataObject[]> => check(await stage.poll()) ?? [],
		/** *Execute step* in the editor. */
		runManually: async (): Promise<Polled> => check(await stage.pollManually()),
		/** The node is published with other parameters, or with another credential. */
		republish: (
			changed: INodeParameters = {},
			credential = argyle.credential(),
			activation: WorkflowActivateMode = 'update',
		) => {
			open({ credential, parameters: { ...parameters, ...changed }, activation });
		},
		/** n8n is stopped and started, or another of several becomes the one that polls. */
		restart: async (activation: WorkflowActivateMode = 'init') => {
			dropUnsaved();
			open({ activation });
			// The call with which it starts.
			expect(await stage.poll()).toBeNull();
		},
		/** Static data becomes something else, as when a Code node saves what it read before a poll. */
		replaceState: (staticData: IDataObject, activation: WorkflowActivateMode = 'init') => {
			dropUnsaved();
			open({ staticData, activation });
		},
		held: (): string[] => Object.keys(Object(stage.staticData.accounts)),
		listings: () => argyle.requestsTo('GET', '/v2/accounts'),
		close: async () => await argyle.close(),
	};
}

export function accountsOf(items: IDataObject[]): unknown[] {
	return items.map(({ account }) => account);
}
