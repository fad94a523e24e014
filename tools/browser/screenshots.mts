// Makes the pictures of the README, in docs/images, from a real n8n: `node dev/browser/screenshots.mjs`.
import process from 'node:process';
import problem from '../process/problem.cts';
import pictures from './pictures.cts';

pictures.takePictures().catch((error: unknown) => {
	process.stderr.write(`${problem.describeFailure(error)}\n`);
	process.exitCode = 1;
});
