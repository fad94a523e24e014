import { readOwnRecord } from '../../api/answers';
import { readText } from '../../api/fields';
import { getItem } from '../../api/items';
import { forEachInFlight } from '../../api/pool';
import type { PacedClient } from '../../api/types';
import type { Provider } from './statistics';

/**
 * Reads each payroll provider once. One that can't be read stays without a name: the numbers are
 * right.
 */
export class ProviderReading {
	private readonly providers = new Map<string, Provider>();

	/** Read, or waiting to be. */
	private readonly known = new Set<string>();

	private readonly waiting = new Set<string>();

	private reading: Promise<void> | null = null;

	private isListing = true;

	constructor(private readonly client: PacedClient) {}

	/**
	 * Begins to read providers while the pages of accounts are still being read. One at a time: each page
	 * waits for the one before, and more lookups between two pages would delay all pages to come.
	 */
	begin(items: Iterable<string>): void {
		for (const item of items) {
			if (!this.known.has(item)) this.waiting.add(item);
			this.known.add(item);
		}
		this.reading ??= this.readMeanwhile().finally(() => {
			this.reading = null;
		});
	}

	/** For the end of the pages, also one by an error: begins no further lookup. */
	async stop(): Promise<void> {
		this.isListing = false;
		await this.reading;
	}

	/** Reads the rest, 10 at a time. */
	async finish(): Promise<Map<string, Provider>> {
		await forEachInFlight([...this.waiting], undefined, async (item) => await this.read(item));
		return this.providers;
	}

	private async readMeanwhile(): Promise<void> {
		for (const item of this.waiting) {
			if (!this.isListing) return;
			this.waiting.delete(item);
			await this.read(item);
		}
	}

	private async read(item: string): Promise<void> {
		const record = readOwnRecord(await getItem(this.client, item), item);
		this.providers.set(item, {
			name: readText(record, 'name'),
			status: readText(record, 'status'),
		});
	}
}
