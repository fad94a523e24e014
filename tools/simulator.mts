import process from 'node:process';
import { runCommand } from './simulator/command.cts';

runCommand().catch((error: Error) => {
	process.stderr.write(`The simulator did not start: ${error.message}\n`);
	process.exitCode = 1;
});
