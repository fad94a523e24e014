import codes from './fixtures/publishedCodes.json';

/** The enum of `connection.error_code` in Argyle's OpenAPI document, August 2026. */
export const publishedCodes: string[] = codes;

/**
 * All codes of the catalogue. `duplicate_account` is not in the enum: Link's release notes list it
 * (5.12), and a consumer of Argyle handles it.
 */
export const knownCodes = [...publishedCodes, 'duplicate_account'].sort();
