// Makes the pictures of the README, in docs/images, from a real n8n: `node tools/bootstrap.mjs tools/browser/screenshots.cts`.
import { describeFailure } from '../process/problem.cts';
import { takePictures } from './pictures.cts';

takePictures().catch((error: unknown) => {
	process.stderr.write(`${describeFailure(error)}\n`);
	process.exitCode = 1;
});
