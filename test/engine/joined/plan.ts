import type { History, Step } from '../events/history';
import { ArgyleClock, Player } from '../events/history';
import type { Copy } from '../events/network';
import { send } from '../events/network';
import type { N8nStep, Script, StaticData } from './script';
import { liveCount } from './script';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** Something that happens to n8n at a moment, in ms since the epoch. */
export type Event = { at: number } & (
	| N8nStep
	/** Argyle delivers an announcement of an account, for the first or the second and last time. */
	| { do: 'deliver'; account: number; copy: Copy; isRetry: boolean }
	| { do: 'start'; data: StaticData }
);

/** A script with its times. */
export interface Plan {
	/** What happens to each account of the book. */
	histories: History[];
	/** When the workflow is published, in ms. */
	publishedAt: number;
	/** In their order. */
	events: Event[];
	/** When the last thing has happened to an account, in ms. */
	endsAt: number;
}

/** Two accounts that never change after the publishing: one fails, one is connected. */
const others: Step[] = [
	{ do: 'attempt', code: 'invalid_mfa', refresh: 'enabled' },
	{ do: 'attempt', code: null, refresh: 'enabled' },
];

/** Lets a script happen: first to the accounts, then on the way to n8n and there. */
export function plan({ before, publishedBefore, happenings }: Script): Plan {
	const clock = new ArgyleClock();
	const players = Array.from({ length: liveCount + others.length }, (_, index) => {
		return new Player(clock, `00000000-0000-4000-8000-00000000000${index}`);
	});
	const histories = players.map(({ history }) => history);
	/** Between two ticks of the clock, so that nothing happens at the same time as something else. */
	const minutesAgo = (minutes: number) => clock.now - minutes * minuteMs + 5 * secondMs;
	others.forEach((step, index) => players[liveCount + index]?.play(step));
	const earliest = minutesAgo(0);
	for (const { account, step } of before) players[account]?.play(step);
	const publishedAt = Math.max(earliest, minutesAgo(publishedBefore));

	const events: Event[] = [];
	for (const one of happenings) {
		if (one.do === 'wait') clock.now += one.hours * hourMs;
		else if (one.do === 'live') players[one.account]?.play(one.step);
		else {
			const at = Math.max(minutesAgo(one.before), publishedAt + 30 * secondMs);
			events.push({ ...one, at });
		}
	}
	const lives = [...before, ...happenings.filter((one) => one.do === 'live')];
	histories.forEach((history, account) => {
		const fates = lives.filter((one) => one.account === account).flatMap((one) => one.fates);
		const announcements = history.announcements.filter(({ at }) => at > publishedAt);
		for (const copy of send(history, announcements, fates)) {
			events.push({ do: 'deliver', at: copy.at, account, copy, isRetry: false });
		}
	});
	events.sort((a, b) => a.at - b.at);
	return { histories, publishedAt, events, endsAt: clock.now };
}
