/** The example that the demo shows. */
export const EXAMPLE = 'failed-login-cleanup.json';

/** The names of its nodes that the demo looks at. */
export const TRIGGER = 'Argyle Trigger';
export const DELETE = 'Delete Account';
