import type { IDataObject } from 'n8n-workflow';
import { listAllAccounts } from '../../api/accounts';
import type { PacedClient } from '../../api/types';
import { filtersField, GivenFilters } from '../filters';
import type { Operation } from '../operation';
import { readTimeZone } from '../timeZone';
import { failedAfterField } from './filterFields';
import { ProviderReading } from './providers';
import type { Span } from './statistics';
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
	const reading = new ProviderReading(client);
	try {
		for await (const page of listAllAccounts(client, {})) {
			for (const account of page) statistics.add(account);
			reading.begin(statistics.items);
		}
	} finally {
		await reading.stop();
	}
	return {
		...statistics.summarize(await reading.finish()),
		failed_after: span.failedAfter === null ? null : new Date(span.failedAfter).toISOString(),
		time_zone: span.timeZone,
	};
}
