import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { faultReply } from '../../../tools/simulator/replies.cts';
import { accountRoutes } from '../../../tools/simulator/routes/accounts.cts';
import { answer } from '../../../tools/simulator/routing.cts';
import type { Account, Reply } from '../../../tools/simulator/types.cts';
import { createWorld } from '../../../tools/simulator/world.cts';
import type { History } from '../events/history';
import { stateAt } from '../events/history';
import { passTime } from './clock.cts';

const list = '/v2/accounts';

/** How Argyle answers the requests of a poll. */
export interface Mood {
	/** How long a page takes, in ms. */
	pageMs: number;
	/** From this request on, counted from 0 … */
	failsFrom: number;
	/** … so many are answered 503. */
	failures: number;
	/** Whether Argyle no longer knows the cursor with which the poll begins. */
	forgetsCursor: boolean;
}

export const goodMood: Mood = { pageMs: 0, failsFrom: 0, failures: 0, forgetsCursor: false };

/**
 * Argyle as the triggers see it: the accounts of some histories, each as of now, in pages. The
 * simulator's own routes answer.
 */
export class Argyle {
	/** What the pages of the current poll have shown, those that came in time. */
	sights: Account[] = [];

	private mood = goodMood;

	private requests = 0;

	private readonly world = createWorld({ rateLimit: 0 });

	private readonly routes = accountRoutes(this.world);

	constructor(
		private readonly histories: History[],
		private readonly pageSize: number,
	) {}

	readonly credential = {
		environment: 'custom',
		baseUrl: 'https://argyle.example.com',
		apiKeyId: this.world.keys.sandbox.id,
		apiKeySecret: this.world.keys.sandbox.secret,
	};

	/** Prepares for the next poll. */
	expectPoll(mood: Mood): void {
		this.sights = [];
		this.mood = mood;
		this.requests = 0;
	}

	/** Answers a request; the way there and back takes its time. */
	async answer({
		method = 'GET',
		url,
		qs,
		abortSignal,
	}: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		const { origin, pathname: path } = new URL(url);
		const isPage = path === list;
		if (isPage) passTime(this.mood.pageMs);
		this.catchUp();
		const given = { ...qs, ...(isPage && { limit: this.pageSize }) };
		const query = new URLSearchParams(
			Object.entries(given).map(([name, value]) => [name, String(value)]),
		);
		const reply =
			(isPage && this.refuse(query.has('cursor'))) ||
			answer(this.routes, { method, path, query, body: null, origin });
		if (isPage && !abortSignal?.aborted) this.noteSights(reply.body);
		const headers = { date: new Date().toUTCString(), ...reply.headers };
		return { statusCode: reply.status, body: toJson(reply.body), headers };
	}

	/** The accounts become what they are now. */
	private catchUp(): void {
		const { accounts } = this.world;
		for (const history of this.histories) {
			const { id } = history;
			const account = stateAt(history, Date.now());
			if (account === null) accounts.remove(id);
			else if (accounts.get(id) === undefined) accounts.insert(account);
			else accounts.update(id, account);
		}
	}

	private refuse(hasCursor: boolean): Reply | null {
		const { failsFrom, failures, forgetsCursor } = this.mood;
		const request = this.requests++;
		if (forgetsCursor && hasCursor && request === 0) return faultReply(400, list);
		const fails = request >= failsFrom && request < failsFrom + failures;
		return fails ? faultReply(503, list) : null;
	}

	private noteSights(body: unknown): void {
		const { results = [] }: { results?: Account[] } = Object(body);
		for (const { id } of results) {
			const account = this.world.accounts.get(id);
			if (account) this.sights.push(account);
		}
	}
}

/** What goes over the wire is JSON. */
function toJson(body: unknown): IN8nHttpFullResponse['body'] {
	return body === undefined ? '' : JSON.parse(JSON.stringify(body));
}
