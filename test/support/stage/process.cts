// @ts-check
const { randomUUID } = require('node:crypto');
const processOfNode = require('../../../nodes/Argyle/poll/process');

/** From here on, the polling trigger takes itself for one in a process of n8n that has just started. */
function startProcess() {
	jest.replaceProperty(processOfNode, 'thisProcess', randomUUID());
}

module.exports = { startProcess };
