import { randomBytes, randomUUID } from 'node:crypto';
import { detail } from './replies.cts';
import type { ApiKey, Environment, Reply } from './types.cts';

interface Verdict {
	/** The key ID that the client sent. */
	keyId: string | null;
	/** The refusal; null when the key is valid. */
	refusal: Reply | null;
}

/** @returns an id like a UUID and a secret of 16 letters and digits, as Argyle's */
export function newKey(): ApiKey {
	return { id: randomUUID(), secret: randomBytes(8).toString('hex') };
}

/** Keeps the API keys. Each one belongs to one environment. */
export class Keyring {
	#keys: Map<string, { secret: string; environment: Environment }> = new Map();
	#environment;

	/** @param environment the environment that this server simulates */
	constructor(environment: Environment, keys: Record<Environment, ApiKey>) {
		this.#environment = environment;
		this.add(keys.sandbox, 'sandbox');
		this.add(keys.production, 'production');
	}

	/**
	 * Makes a key valid.
	 *
	 * @param key defaults to a new one
	 * @param environment defaults to the server's own
	 */
	add(key: ApiKey = newKey(), environment: Environment = this.#environment): ApiKey {
		this.#keys.set(key.id, { secret: key.secret, environment });
		return key;
	}

	/** Revokes a key, as in Console. */
	revoke(id: string) {
		this.#keys.delete(id);
	}

	/** Judges an Authorization header. Texts of the refusals: Argyle's introduction (v1). */
	check(header: string | undefined): Verdict {
		const basic = /^Basic\s+(\S+)$/i.exec(header ?? '');
		if (!basic?.[1]) {
			return { keyId: null, refusal: refuse('Authentication credentials were not provided.') };
		}
		const pair = Buffer.from(basic[1], 'base64').toString('utf8');
		const colon = pair.indexOf(':');
		const keyId = pair.slice(0, Math.max(colon, 0));
		const key = this.#keys.get(keyId);
		if (!key || key.secret !== pair.slice(colon + 1)) {
			return { keyId, refusal: refuse('Invalid username/password.') };
		}
		const atHome = key.environment === this.#environment;
		return { keyId, refusal: atHome ? null : refuse('Invalid environment.') };
	}
}

function refuse(text: string) {
	return detail(401, text, { 'WWW-Authenticate': 'Basic realm="api"' });
}
