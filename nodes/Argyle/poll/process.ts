import { randomUUID } from 'node:crypto';

/**
 * Tells this process of n8n from the one before a restart. It has a file of its own so that tests
 * can play a restart by replacing it.
 */
export const thisProcess = randomUUID();
