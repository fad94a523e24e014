import PostalMime from 'postal-mime';
import type { Call, Service } from './server.cts';

/** Twilio: POST Messages.json (www.twilio.com/docs/messaging/api/message-resource). */
export const twilio: Service = {
	name: 'twilio',
	hosts: ['api.twilio.com'],
	answer: ({ path, body }) =>
		path.endsWith('/Messages.json')
			? { status: 201, body: { sid: 'SM1', status: 'queued', to: body.To, body: body.Body } }
			: { status: 404, body: { code: 20404, message: 'Not found' } },
};

/** Gmail: the profile of the sender, and users.messages.send, whose `raw` is a whole message in base64url. */
export const gmail: Service = {
	name: 'gmail',
	hosts: ['www.googleapis.com', 'gmail.googleapis.com'],
	answer: ({ path }) => {
		if (path.endsWith('/messages/send')) {
			return { body: { id: 'm1', threadId: 't1', labelIds: ['SENT'] } };
		}
		if (path.endsWith('/users/me/profile')) return { body: { emailAddress: 'loans@example.com' } };
		return { status: 404, body: {} };
	},
};

/** Slack: chat.postMessage, which answers 200 in any case. */
export const slack: Service = {
	name: 'slack',
	hosts: ['slack.com'],
	answer: ({ path, body }) =>
		path === '/api/chat.postMessage'
			? { body: { ok: true, channel: 'C1', ts: '1.1', message: { text: body.text } } }
			: { body: { ok: false, error: 'unknown_method' } },
};

export interface Mail {
	to: string;
	subject: string;
	text: string;
}

/** Reads a plain-text message that came to the stand-in of Gmail. */
export async function readMail({ body }: Call): Promise<Mail> {
	const raw = Buffer.from(String(body.raw), 'base64url');
	const { to = [], subject = '', text = '' } = await PostalMime.parse(raw);
	return { to: to.map(({ address }) => address).join(', '), subject, text: text.trim() };
}
