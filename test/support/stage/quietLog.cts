/**
 * Imported before n8n-core, whose log would print a warning for each of some thousand deliveries that
 * are meant to find no secret.
 */
process.env.N8N_LOG_LEVEL = 'silent';
