import { once } from 'node:events';
import { connect } from 'node:net';
import { pause } from '../../process/wait.cts';
import type { Socket } from 'node:net';

/** A request that the sender does not finish. */
interface Stalled {
	url: string;
	headers: [name: string, value: string][];
	/** The whole body, whose length Content-Length promises. */
	body: Buffer;
	/** The number of bytes that are sent. */
	sent: number;
}

/**
 * Sends the beginning of a request, and hangs up.
 * @returns what came back before that
 */
export async function sendAndHangUp({ url, headers, body, sent }: Stalled): Promise<string> {
	const socket = await open(url, headers, body.length);
	const received = listen(socket);
	await write(socket, body.subarray(0, sent));
	socket.destroy();
	return received();
}

/**
 * Sends the beginning of a request byte by byte, and hangs up.
 * @returns what came back before that
 */
export async function sendSlowly({
	url,
	headers,
	body,
	sent,
	everyMs,
}: Stalled & { everyMs: number }): Promise<string> {
	const socket = await open(url, headers, body.length);
	const received = listen(socket);
	for (const byte of body.subarray(0, sent)) {
		await write(socket, Buffer.of(byte));
		await pause(everyMs);
	}
	socket.destroy();
	return received();
}

async function open(url: string, headers: [name: string, value: string][], length: number) {
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

function listen(socket: Socket) {
	const chunks: Buffer[] = [];
	socket.on('data', (chunk) => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString('utf8');
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
	return new Promise((resolve) => socket.write(bytes, () => resolve()));
}
