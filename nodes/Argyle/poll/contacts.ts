import { readOwnRecord } from '../api/answers';
import { isUuid } from '../api/ids';
import { forEachInFlight } from '../api/pool';
import type { ArgyleClient } from '../api/types';
import { getUser } from '../api/users';
import type { Contact } from '../connection/contact';
import { readContact } from '../connection/contact';

/**
 * How long all look-ups of a poll may take, in ms: twice what Argyle's limit allows for, and half a
 * minute. From some 28,000 users on, the end of the poll itself (poll.ts) comes first.
 */
const patienceFor = (users: number) => 30_000 + users * 42;

/**
 * Looks up the contacts of the people behind failures, each of them once.
 *
 * @param users ids of users; null where a failure names none
 * @returns by the id of the user; those that can't be had in time are missing
 */
export async function lookUpContacts(
	client: ArgyleClient,
	users: Array<string | null>,
): Promise<Map<string, Contact>> {
	const asked = [...new Set(users)].filter((user) => user !== null).filter(isUuid);
	const contacts = new Map<string, Contact>();
	const signal = AbortSignal.timeout(patienceFor(asked.length));
	await forEachInFlight(asked, signal, async (user) => {
		const answer = await getUser(client, user, { signal });
		const contact = readContact(readOwnRecord(answer, user));
		if (contact) contacts.set(user, contact);
	});
	return contacts;
}
