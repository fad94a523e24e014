// @ts-check
const { brotliCompressSync, deflateSync, gzipSync } = require('node:zlib');

/** What a sender may name in `Content-Encoding`. */
const encodings = { br: brotliCompressSync, deflate: deflateSync, gzip: gzipSync };

/**
 * @param {keyof typeof encodings} encoding
 * @param {Buffer} bytes
 * @returns {Buffer}
 */
function encode(encoding, bytes) {
	return encodings[encoding](bytes);
}

module.exports = { encode };
