// @ts-check
import process from 'node:process';
import { runCommand } from '../test/simulator/command.js';

runCommand().catch((/** @type {Error} */ error) => {
	process.stderr.write(`The simulator did not start: ${error.message}\n`);
	process.exitCode = 1;
});
