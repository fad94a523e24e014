import openssl from './fixtures/signatures/openssl.json';
import python from './fixtures/signatures/python.json';

/** A body, its secret, and the signature that an independent tool gave them. */
export interface Vector {
	name: string;
	secret: string;
	body: Buffer;
	signature: string;
}

type Stored = (typeof openssl)[number];

/** Vectors made with OpenSSL's command line. */
export const opensslVectors: Vector[] = openssl.map(decode);

/** Vectors made with Python's hmac. */
export const pythonVectors: Vector[] = python.map(decode);

function decode({ name, secret, chunk, times, bytes, signature }: Stored): Vector {
	const part = Buffer.from(chunk, 'base64');
	const body = Buffer.alloc(part.length * times, part);
	if (body.length !== bytes) throw new RangeError(`The vector "${name}" is damaged`);
	return { name, secret: Buffer.from(secret, 'base64').toString('utf8'), body, signature };
}
