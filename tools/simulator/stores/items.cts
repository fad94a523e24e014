import { Store } from './store.cts';
import type { Item } from '../types.cts';

const KNOWN_ITEMS = [
	{ id: 'item_000029932', name: 'Aramark', kind: 'employer' },
	{ id: 'item_000024123', name: 'Lyft Driver', kind: 'gig' },
	{ id: 'item_123456789', name: 'Whole Goods', kind: 'employer' },
];

export class ItemStore extends Store<Item> {
	constructor() {
		super('item');
		this.clear();
	}

	/** @returns the item of an account for which none was named */
	get defaultId(): string {
		return 'item_000029932';
	}

	add(partial: Partial<Item> = {}): Item {
		const id = partial.id ?? `item_${String(900_000_000 + this.size)}`;
		return this.insert({
			id,
			name: 'Example Employer',
			kind: 'employer',
			status: 'healthy',
			status_details: null,
			logo_url: `https://res.cloudinary.com/argyle-media/image/upload/${id}.png`,
			...partial,
		});
	}

	/** Restores the items with which every simulator starts. */
	override clear() {
		super.clear();
		for (const item of KNOWN_ITEMS) this.add(item);
	}
}
