import type { IDataObject } from 'n8n-workflow';
import { inviteList } from './invites';
import { readPages } from './pages';
import type { ArgyleClient } from './types';

/** Max. pages of a listing: 5,000 invites. Reading older ones would take too long. */
const maxPages = 25;

/** The user and the link of an invite. */
export interface InviteLink {
	user: string;
	url: string;
}

/**
 * The invites of one API key by user, newest first. It reads a page only while a caller waits for
 * one, and all waiting callers share it.
 */
export class InviteListing {
	private readonly urls = new Map<string, string>();

	private pages: AsyncGenerator<IDataObject[], boolean>;

	private pagesLeft = maxPages;

	private step: Promise<void> | null = null;

	/** @param readLink returns null for an invite whose link no longer works */
	constructor(
		private readonly client: ArgyleClient,
		private readonly readLink: (invite: IDataObject) => InviteLink | null,
	) {
		this.pages = readPages(client, inviteList);
	}

	/**
	 * Finds the link of a user's latest invite.
	 *
	 * @returns null when the user has no usable invite within 25 pages
	 * @throws NodeApiError when a page can't be read.
	 */
	async find(user: string): Promise<string | null> {
		const key = user.toLowerCase();
		while (!this.urls.has(key) && this.pagesLeft > 0) await this.advance();
		return this.urls.get(key) ?? null;
	}

	private async advance(): Promise<void> {
		this.step ??= this.readPage().finally(() => {
			this.step = null;
		});
		await this.step;
	}

	private async readPage(): Promise<void> {
		const page = await this.pages.next().catch((error: unknown) => {
			// A generator ends when it throws. The next caller would see an empty rest of the list.
			this.pages = readPages(this.client, inviteList);
			throw error;
		});
		this.pagesLeft = page.done ? 0 : this.pagesLeft - 1;
		for (const invite of page.done ? [] : page.value) {
			const link = this.readLink(invite);
			if (link && !this.urls.has(link.user)) this.urls.set(link.user, link.url);
		}
	}
}
