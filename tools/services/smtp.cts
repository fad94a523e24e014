import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';

const END = '\r\n.\r\n';

interface Mail {
	/** Of the envelope. */
	from: string;
	/** Of the envelope. */
	to: string[];
	subject: string;
	/** Without the line breaks of its transport. */
	text: string;
}

/**
 * Starts a mail server (RFC 5321, the least of it) that keeps what it is sent.
 */
export async function startMailbox() {
	const received: Mail[] = [];
	const handlers: { onMail: (mail: Mail) => void } = { onMail: () => undefined };

	const keep = (mail: Mail) => {
		received.push(mail);
		handlers.onMail(mail);
	};
	const sockets: Set<Socket> = new Set();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.on('close', () => sockets.delete(socket));
		converse(socket, keep);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;

	return {
		received,
		/** What n8n's SMTP credential needs. */
		credential: { host: '127.0.0.1', port, secure: false, disableStartTls: true },
		/** @param act what happens before the server accepts a mail, and so before its sender goes on */
		onMail: (act: (mail: Mail) => void) => {
			handlers.onMail = act;
		},
		close: async () => {
			const ended = once(server, 'close');
			server.close();
			for (const socket of sockets) socket.destroy();
			await ended;
		},
	};
}

/** Answers one client. */
function converse(socket: Socket, keep: (mail: Mail) => void) {
	let input = '';
	let from = '';
	let to: string[] = [];
	let isData = false;
	const say = (line: string) => socket.write(`${line}\r\n`);

	const obey = (line: string) => {
		const address = /<(.*?)>/.exec(line)?.[1] ?? '';
		const command = line.slice(0, 4).toUpperCase();
		if (command === 'MAIL') from = address;
		if (command === 'RCPT') to.push(address);
		isData = command === 'DATA';
		if (isData) return say('354 Go on');
		return command === 'QUIT' ? socket.end('221 Bye\r\n') : say('250 Fine');
	};

	socket.setEncoding('utf8');
	socket.on('data', (chunk: string) => {
		input += chunk;
		for (;;) {
			const end = isData ? END : '\r\n';
			const at = input.indexOf(end);
			if (at < 0) return;
			const part = input.slice(0, at);
			input = input.slice(at + end.length);
			if (isData) {
				keep({ from, to, ...readMessage(part) });
				[isData, to] = [false, []];
				say('250 Kept');
			} else {
				obey(part);
			}
		}
	});
	say('220 A mailbox for tests');
}

/** Reads a message of plain text (RFC 5322). */
function readMessage(message: string): { subject: string; text: string } {
	const [head = '', ...rest] = message.replace(/\r\n\.\./g, '\r\n.').split('\r\n\r\n');
	const body = rest.join('\r\n\r\n').trimEnd();
	const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1] ?? '7bit';
	const isFlowed = /format=flowed/i.test(head);
	const subject = /^subject: *(.*)$/im.exec(head)?.[1]?.trim() ?? '';
	return { subject, text: decode(body, encoding, isFlowed).replaceAll('\r\n', '\n') };
}

/** @param isFlowed whether a line that ends with a space goes on in the next (RFC 3676) */
function decode(body: string, encoding: string, isFlowed: boolean): string {
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding === 'quoted-printable') {
		const bytes = body
			.replace(/=\r\n/g, '')
			.replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
		return Buffer.from(bytes, 'latin1').toString('utf8');
	}
	return isFlowed ? body.replace(/ \r\n/g, ' ') : body;
}
