// @ts-check
const { once } = require('node:events');
const { connect } = require('node:net');
const { pause } = require('../../../dev/wait');

/**
 * @typedef {object} Stalled a request that never gets to its end
 * @property {string} url
 * @property {[name: string, value: string][]} headers
 * @property {Buffer} body what Content-Length promises
 * @property {number} sent how many bytes of it are sent
 */

/**
 * Sends the beginning of a request, and hangs up.
 * @param {Stalled} request
 * @returns {Promise<string>} what came back before that
 */
async function sendAndHangUp({ url, headers, body, sent }) {
	const socket = await open(url, headers, body.length);
	const heard = listen(socket);
	await write(socket, body.subarray(0, sent));
	socket.destroy();
	return heard();
}

/**
 * Sends the beginning of a request byte by byte, and hangs up.
 * @param {Stalled & { everyMs: number }} request
 * @returns {Promise<string>} what came back before that
 */
async function sendSlowly({ url, headers, body, sent, everyMs }) {
	const socket = await open(url, headers, body.length);
	const heard = listen(socket);
	for (const byte of body.subarray(0, sent)) {
		await write(socket, Buffer.of(byte));
		await pause(everyMs);
	}
	socket.destroy();
	return heard();
}

/**
 * @param {string} url
 * @param {[name: string, value: string][]} headers
 * @param {number} length
 */
async function open(url, headers, length) {
	const { host, hostname, pathname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	await once(socket, 'connect');
	// The server may hang up first; that shows in what came back.
	socket.on('error', () => undefined);
	const lines = [['Host', host], ['Content-Length', String(length)], ...headers];
	const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
	await write(socket, Buffer.from(`POST ${pathname} HTTP/1.1\r\n${head}\r\n`));
	return socket;
}

/** @param {import('node:net').Socket} socket */
function listen(socket) {
	/** @type {Buffer[]} */
	const chunks = [];
	socket.on('data', (chunk) => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString('utf8');
}

/**
 * @param {import('node:net').Socket} socket
 * @param {Buffer} bytes
 * @returns {Promise<void>}
 */
function write(socket, bytes) {
	return new Promise((resolve) => socket.write(bytes, () => resolve()));
}

module.exports = { sendAndHangUp, sendSlowly };
