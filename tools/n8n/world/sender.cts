import http from 'node:http';

interface RawDelivery {
	url: string;
	/** The body, which is sent unchanged. */
	body: Buffer;
	/** The headers, which are sent unchanged, also repeated ones. */
	headers: [name: string, value: string][];
}

/** The result when n8n closed the connection before the whole body was sent. */
export const HUNG_UP = 0;

const isHangUp = (error: NodeJS.ErrnoException) =>
	error.code === 'EPIPE' || error.code === 'ECONNRESET';

/**
 * Returns a function that sends any delivery, also one that a correct client would not send.
 * @param onAnswer sees the text of every answer
 */
export function createSender(onAnswer: (text: string, path: string) => void) {
	return {
		/** Sends one delivery. */
		send: ({ url, body, headers }: RawDelivery): Promise<{ status: number; text: string }> =>
			new Promise((resolve, reject) => {
				const length = ['Content-Length', String(body.length)];
				const { host, pathname } = new URL(url);
				const raw = [['Host', host], length, ['Connection', 'close'], ...headers].flat();
				const request = http.request(url, { method: 'POST', headers: raw, agent: false });
				request.once('error', (error) => {
					if (isHangUp(error)) resolve({ status: HUNG_UP, text: '' });
					else reject(error);
				});
				request.once('response', (response) => {
					const chunks: Buffer[] = [];
					response.on('data', (chunk) => chunks.push(chunk));
					response.once('error', reject);
					response.once('end', () => {
						const text = Buffer.concat(chunks).toString('utf8');
						onAnswer(text, pathname);
						resolve({ status: response.statusCode ?? 0, text });
					});
				});
				request.end(body);
			}),
	};
}
