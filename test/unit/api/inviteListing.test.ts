import { InviteListing } from '../../../nodes/Argyle/api/inviteListing';
import { readInvite } from '../../../nodes/Argyle/connection/link';
import { reply, scriptClient } from './scriptedClient';

const userOf = (number: number) => `018051aa-f7a9-a0db-2f38-${String(number).padStart(12, '0')}`;

const inviteOf = (number: number, url = `https://go.argyle.com/${number}`, more = {}) => ({
	id: userOf(900 + number),
	user: userOf(number),
	url,
	...more,
});

/** A list with these invites on its pages; a cursor is the number of a page. */
function listPages(pages: object[][], failsFirst = false) {
	return scriptClient(({ query }, before) => {
		if (failsFirst && before === 0) return reply(503);
		const page = Number(query?.cursor ?? 0);
		const next = page + 1 < pages.length ? `https://argyle.example/?cursor=${page + 1}` : null;
		return reply(200, { body: { next, results: pages[page] } });
	});
}

const open = (pages: object[][], failsFirst = false) => {
	const client = listPages(pages, failsFirst);
	return { client, listing: new InviteListing(client, readInvite) };
};

describe('the links of invites', () => {
	it('are those of the first invite of a user with a link that works', async () => {
		const { listing } = open([
			[
				inviteOf(1, 'https://go.argyle.com/revoked', { revoked_at: '2026-01-01T00:00:00Z' }),
				inviteOf(1, 'https://go.argyle.com/new'),
				inviteOf(2),
			],
			[inviteOf(1, 'https://go.argyle.com/old')],
		]);
		expect(await listing.find(userOf(1))).toBe('https://go.argyle.com/new');
		expect(await listing.find(userOf(3))).toBeNull();
		expect(await listing.find(userOf(1))).toBe('https://go.argyle.com/new');
	});

	it('are found by the ID of a user in any case', async () => {
		const user = '018051AA-F7A9-A0DB-2F38-000000000001';
		expect(await open([[inviteOf(1)]]).listing.find(user)).toBe('https://go.argyle.com/1');
	});

	it('need no more pages than those up to the invite, read once', async () => {
		const { client, listing } = open([[inviteOf(1)], [inviteOf(2)], [inviteOf(3)]]);
		const found = await Promise.all([1, 2, 2].map(async (one) => await listing.find(userOf(one))));
		expect(found).toEqual([1, 2, 2].map((one) => `https://go.argyle.com/${one}`));
		expect(client.sent).toHaveLength(2);
	});

	it('are not looked up again after the end of the list', async () => {
		const { client, listing } = open([[inviteOf(1)]]);
		await listing.find(userOf(2));
		expect(await listing.find(userOf(3))).toBeNull();
		expect(client.sent).toHaveLength(1);
	});

	it('are searched on 25 pages', async () => {
		const { client, listing } = open(Array.from({ length: 26 }, (_, page) => [inviteOf(page)]));
		expect(await listing.find(userOf(24))).toBe('https://go.argyle.com/24');
		expect(await listing.find(userOf(25))).toBeNull();
		expect(client.sent).toHaveLength(25);
	});

	it('are read from the first page again after a page that could not be read', async () => {
		const { client, listing } = open([[inviteOf(1)]], true);
		await expect(listing.find(userOf(1))).rejects.toThrow(/not available right now/);
		expect(await listing.find(userOf(1))).toBe('https://go.argyle.com/1');
		expect(client.sent).toHaveLength(2);
	});
});
