// @ts-check
/** The example that the demo shows. */
const EXAMPLE = 'failed-login-cleanup.json';

/** The names of its nodes that the demo looks at. */
const TRIGGER = 'Argyle Trigger';
const DELETE = 'Delete Account';

module.exports = { DELETE, EXAMPLE, TRIGGER };
