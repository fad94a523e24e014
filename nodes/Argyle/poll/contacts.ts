import { readOwnRecord } from '../api/answers';
import { isUuid } from '../api/ids';
import { forEachInFlight } from '../api/pool';
import type { ArgyleClient } from '../api/types';
import { getUser } from '../api/users';
import type { Contact } from '../connection/contact';
import { readContact } from '../connection/contact';

/**
 * Looks up the contacts of the people behind changes, each of them once.
 *
 * @param users ids of users; null where a change names none
 * @param deadline ends the lookups
 * @returns by the id of the user: null when there is no contact to be had, missing when the time
 *   was over before an answer came
 */
export async function lookUpContacts(
	client: ArgyleClient,
	users: Array<string | null>,
	deadline: AbortSignal,
): Promise<Map<string | null, Contact | null>> {
	const contacts = new Map<string | null, Contact | null>();
	const wanted = new Set(users);
	for (const user of wanted) if (user === null || !isUuid(user)) contacts.set(user, null);
	const people = [...wanted].filter((user) => user !== null).filter(isUuid);
	await forEachInFlight(people, deadline, async (user) => {
		const answer = await getUser(client, user, { signal: deadline });
		if (!deadline.aborted) contacts.set(user, readContact(readOwnRecord(answer, user)));
	});
	return contacts;
}
