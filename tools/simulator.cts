import { runCommand } from './simulator/command.cts';

runCommand().catch((error: unknown) => {
	process.stderr.write(
		`The simulator did not start: ${error instanceof Error ? error.message : String(error)}\n`,
	);
	process.exitCode = 1;
});
