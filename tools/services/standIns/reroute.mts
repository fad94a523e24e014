// Loaded into a test's n8n (NODE_OPTIONS=--import): its nodes call fixed https hosts, which no credential
// changes, so the hosts that STAND_INS names are reached at a local port instead. Run by n8n's own Node,
// which strips types: no import of the workshop, no syntax beyond types.
import http from 'node:http';
import https from 'node:https';
import type { RequestOptions } from 'node:http';

const routes: Record<string, number> = JSON.parse(process.env.STAND_INS ?? '{}');
const request = https.request.bind(https);

function readHost(target: unknown): string {
	if (target instanceof URL) return target.hostname;
	if (typeof target === 'string') return new URL(target).hostname;
	const { hostname, host } = Object(target);
	return String(hostname ?? host ?? '');
}

function redirect(target: unknown): RequestOptions {
	const options =
		target instanceof URL || typeof target === 'string' ? new URL(target) : Object(target);
	const host = readHost(target);
	return {
		...(options instanceof URL ? { path: options.pathname + options.search } : options),
		protocol: 'http:',
		host: '127.0.0.1',
		hostname: '127.0.0.1',
		port: routes[host],
		agent: undefined,
		headers: { ...options.headers, host },
	};
}

Object.assign(https, {
	request: (target: never, ...rest: never[]) =>
		routes[readHost(target)] === undefined
			? request(target, ...rest)
			: http.request(redirect(target), ...rest),
});
