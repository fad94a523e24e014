import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** The encodings that a sender may name in `Content-Encoding`. */
const encodings = { br: brotliCompressSync, deflate: deflateSync, gzip: gzipSync };

export function encode(encoding: keyof typeof encodings, bytes: Buffer): Buffer {
	return encodings[encoding](bytes);
}
