import type { IDataObject } from 'n8n-workflow';
import { listAllAccounts } from '../../api/accounts';
import { readOwnRecord } from '../../api/answers';
import { readText } from '../../api/fields';
import { getItem } from '../../api/items';
import { forEachInFlight } from '../../api/pool';
import type { PacedClient } from '../../api/types';
import { filtersField, GivenFilters } from '../filters';
import type { Operation } from '../operation';
import { readTimeZone } from '../timeZone';
import { failedAfterField } from './filterFields';
import type { Provider, Span } from './statistics';
import { AccountStatistics } from './statistics';

/** Account → Get Statistics: how many accounts are connected, and why the others are not. */
export const getStatisticsOperation: Operation = {
	option: {
		name: 'Get Statistics',
		value: 'getStatistics',
		description:
			'Count accounts that are connected, failing and connecting, and the failures by code, group, provider and day',
		action: 'Get account statistics',
	},

	fields: [
		filtersField([
			{
				...failedAfterField,
				description:
					'Only count failures after this time, such as <code>{{ $now.minus({ days: 7 }) }}</code>. Connected and connecting accounts always count.',
			},
		]),
	],

	prepare(context, itemIndex) {
		const failedAfter = new GivenFilters(context, itemIndex).readTime(
			'failedAfter',
			'Failed After',
		);
		const span = { failedAfter, timeZone: readTimeZone(context) };
		return {
			key: JSON.stringify(span),
			run: async (client) => [await countAccounts(client, span)],
		};
	},
};

async function countAccounts(client: PacedClient, span: Span): Promise<IDataObject> {
	const statistics = new AccountStatistics(span);
	for await (const page of listAllAccounts(client, {})) {
		for (const account of page) statistics.add(account);
	}
	const providers = await readProviders(client, statistics.items);
	return {
		...statistics.summarize(providers),
		failed_after: span.failedAfter === null ? null : new Date(span.failedAfter).toISOString(),
		time_zone: span.timeZone,
	};
}

/** Reads each provider once. If one can't be read, its name is null and the counts stay correct. */
async function readProviders(client: PacedClient, items: string[]): Promise<Map<string, Provider>> {
	const providers = new Map<string, Provider>();
	await forEachInFlight(items, undefined, async (item) => {
		const record = readOwnRecord(await getItem(client, item), item);
		providers.set(item, { name: readText(record, 'name'), status: readText(record, 'status') });
	});
	return providers;
}
