// @ts-check
const { once } = require('node:events');
const { createServer } = require('node:net');

const END = '\r\n.\r\n';

/**
 * @typedef {object} Mail
 * @property {string} from of the envelope
 * @property {string[]} to of the envelope
 * @property {string} subject
 * @property {string} text without the line breaks of its transport
 */
/** @typedef {Awaited<ReturnType<typeof startMailbox>>} Mailbox */

/**
 * Starts a mail server (RFC 5321, the least of it) that keeps what it is sent.
 */
async function startMailbox() {
	/** @type {Mail[]} */
	const received = [];
	/** @type {{ onMail: (mail: Mail) => void }} */
	const handlers = { onMail: () => undefined };

	/** @param {Mail} mail */
	const keep = (mail) => {
		received.push(mail);
		handlers.onMail(mail);
	};
	/** @type {Set<import('node:net').Socket>} */
	const sockets = new Set();
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
		/**
		 * @param {(mail: Mail) => void} act what happens before the server accepts a mail, and so before
		 * its sender goes on
		 */
		onMail: (act) => {
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

/**
 * Answers one client.
 * @param {import('node:net').Socket} socket
 * @param {(mail: Mail) => void} keep
 */
function converse(socket, keep) {
	let input = '';
	let from = '';
	/** @type {string[]} */
	let to = [];
	let isData = false;
	/** @param {string} line */
	const say = (line) => socket.write(`${line}\r\n`);

	/** @param {string} line */
	const obey = (line) => {
		const address = /<(.*?)>/.exec(line)?.[1] ?? '';
		const command = line.slice(0, 4).toUpperCase();
		if (command === 'MAIL') from = address;
		if (command === 'RCPT') to.push(address);
		isData = command === 'DATA';
		if (isData) return say('354 Go on');
		return command === 'QUIT' ? socket.end('221 Bye\r\n') : say('250 Fine');
	};

	socket.setEncoding('utf8');
	socket.on('data', (/** @type {string} */ chunk) => {
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

/**
 * Reads a message of plain text (RFC 5322).
 * @param {string} message
 * @returns {{ subject: string, text: string }}
 */
function readMessage(message) {
	const [head = '', ...rest] = message.replace(/\r\n\.\./g, '\r\n.').split('\r\n\r\n');
	const body = rest.join('\r\n\r\n').trimEnd();
	const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1] ?? '7bit';
	const isFlowed = /format=flowed/i.test(head);
	const subject = /^subject: *(.*)$/im.exec(head)?.[1]?.trim() ?? '';
	return { subject, text: decode(body, encoding, isFlowed).replaceAll('\r\n', '\n') };
}

/**
 * @param {string} body
 * @param {string} encoding
 * @param {boolean} isFlowed whether a line that ends with a space goes on in the next (RFC 3676)
 * @returns {string}
 */
function decode(body, encoding, isFlowed) {
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding === 'quoted-printable') {
		const bytes = body
			.replace(/=\r\n/g, '')
			.replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
		return Buffer.from(bytes, 'latin1').toString('utf8');
	}
	return isFlowed ? body.replace(/ \r\n/g, ' ') : body;
}

module.exports = { startMailbox };
