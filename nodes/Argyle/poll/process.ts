import { randomUUID } from 'node:crypto';

/** Tells this process of n8n from the one before a restart. */
export const thisProcess = randomUUID();
