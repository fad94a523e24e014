import type { Mail } from '../../../tools/services/standIns/messages.cts';
import { readMail } from '../../../tools/services/standIns/messages.cts';
import type { Scene } from './scene';

/** @returns the texts that Twilio was sent, oldest first */
export function readTexts({ standIns }: Scene): string[] {
	return standIns.calls('twilio').map(({ body }) => String(body.Body));
}

/** @returns the emails that Gmail was sent, oldest first */
export async function readMails({ standIns }: Scene): Promise<Mail[]> {
	const sent = standIns.calls('gmail').filter(({ path }) => path.endsWith('/send'));
	return await Promise.all(sent.map(readMail));
}
