import { createHmac, randomBytes } from 'node:crypto';

const SIGNING_KEY = randomBytes(32);

/**
 * Makes a token that opens Link for a user. It looks like Argyle's JWT, and is valid for an hour.
 *
 * @param user id
 */
export function userToken(user: string): string {
	const issued = Math.floor(Date.now() / 1000);
	const head = encode({ alg: 'HS256', typ: 'JWT' });
	const claims = encode({ user_id: user, iat: issued, exp: issued + 3600 });
	const signature = createHmac('sha256', SIGNING_KEY).update(`${head}.${claims}`);
	return `${head}.${claims}.${signature.digest('base64url')}`;
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
