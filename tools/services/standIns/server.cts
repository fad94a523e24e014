import http from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../process/server.cts';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request to a stand-in, as the service would read it. */
export interface Call {
	service: string;
	method: string;
	path: string;
	query: URLSearchParams;
	/** Of JSON and of forms: its fields; empty without a body. */
	body: Record<string, unknown>;
}

export interface Reply {
	status?: number;
	body?: unknown;
}

/** One service: the hosts that n8n's nodes call, and what it answers. */
export interface Service {
	name: string;
	hosts: string[];
	answer: (call: Call) => Reply;
}

const outOfOrder: Reply = { status: 500, body: { message: 'Out of order' } };

/**
 * Starts one local server for several services. The Host header selects the service.
 *
 * @param services the stand-ins
 */
export async function startServices(services: Service[]) {
	const calls: Call[] = [];
	const outages = new Map<string, { left: number; reply: Reply }>();
	const losses = new Map<string, RegExp>();

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const host = (request.headers.host ?? '').split(':')[0] ?? '';
		const service = services.find(({ hosts }) => hosts.includes(host));
		const url = new URL(request.url ?? '/', `https://${host}`);
		const call: Call = {
			service: service?.name ?? host,
			method: request.method ?? '',
			path: url.pathname,
			query: url.searchParams,
			body: parseBody(await text(request), request.headers['content-type'] ?? ''),
		};
		const outage = outages.get(call.service);
		if (outage && outage.left > 0) {
			outage.left -= 1;
			return send(response, outage.reply);
		}
		calls.push(call);
		const reply = service?.answer(call) ?? { status: 404, body: {} };
		if (!losses.get(call.service)?.test(call.path)) return send(response, reply);
		losses.delete(call.service);
		return send(response, outOfOrder);
	};

	const server = http.createServer((request, response) => void answer(request, response));
	const { port, close } = await listen(server);
	const routes = services.flatMap(({ hosts }) => hosts.map((host) => [host, port]));

	return {
		/** For the n8n that shall call the stand-ins. */
		env: { STAND_INS: JSON.stringify(Object.fromEntries(routes)) },
		/** What was accepted by a service, in its order. */
		calls: (service: string) => calls.filter((call) => call.service === service),
		/** Lets a service answer its next requests with 500, or with another reply. */
		breakDown: (service: string, requests: number, reply: Reply = outOfOrder) =>
			void outages.set(service, { left: requests, reply }),
		/** Lets a service do what its next request with such a path wants, but answer 500. */
		loseAnswer: (service: string, path: RegExp) => void losses.set(service, path),
		clear: () => {
			calls.splice(0);
			outages.clear();
			losses.clear();
		},
		close,
	};
}

function parseBody(sent: string, type: string): Record<string, unknown> {
	if (sent === '') return {};
	if (type.includes('json')) return JSON.parse(sent);
	return Object.fromEntries(new URLSearchParams(sent));
}

function send(response: ServerResponse, { status = 200, body }: Reply) {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(body === undefined ? '' : JSON.stringify(body));
}
