// @ts-check
// Makes the pictures of the README, in docs/images, from a real n8n: `node dev/browser/screenshots.mjs`.
import process from 'node:process';
import problem from '../problem.js';
import pictures from './pictures.js';

pictures.takePictures().catch((/** @type {unknown} */ error) => {
	process.stderr.write(`${problem.describeFailure(error)}\n`);
	process.exitCode = 1;
});
