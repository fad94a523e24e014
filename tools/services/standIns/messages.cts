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

/** Reads a message that came to the stand-in of Gmail (RFC 5322, plain text). */
export function readMail({ body }: Call): Mail {
	const message = Buffer.from(String(body.raw), 'base64url').toString('utf8');
	const [head = '', ...rest] = message.split('\r\n\r\n');
	const field = (name: string) =>
		new RegExp(`^${name}: *(.*(?:\\r\\n[ \\t].*)*)$`, 'im')
			.exec(head)?.[1]
			?.replace(/\r\n\s/g, ' ') ?? '';
	const encoding = field('content-transfer-encoding').trim();
	return {
		to: field('to'),
		subject: decodeWords(field('subject')),
		text: decodeBody(rest.join('\r\n\r\n'), encoding).replaceAll('\r\n', '\n').trim(),
	};
}

/** RFC 2047, in base64 or quoted-printable. */
function decodeWords(text: string): string {
	return text.replace(/=\?utf-8\?([BQ])\?(.*?)\?=\s?/gi, (_, kind: string, word: string) =>
		kind.toUpperCase() === 'B'
			? Buffer.from(word, 'base64').toString('utf8')
			: decodeQuoted(word.replaceAll('_', ' ')),
	);
}

function decodeBody(text: string, encoding: string): string {
	if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
	return encoding === 'quoted-printable' ? decodeQuoted(text) : text;
}

function decodeQuoted(text: string): string {
	const bytes = text
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
