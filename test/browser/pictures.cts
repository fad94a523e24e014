// @ts-check
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT } = require('../../dev/prepare');

const FOLDER = join(ROOT, 'reports/browser');

/**
 * Names the file for a picture that somebody may want to look at after the tests.
 * @param {string} name
 * @returns {string}
 */
function picture(name) {
	mkdirSync(FOLDER, { recursive: true });
	return join(FOLDER, `${name}.png`);
}

module.exports = { picture };
