import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '../../tools/process/wait.cts';
import { readUsage } from '../../tools/process/usage.cts';

/** n8n's Node takes the types out of it by itself. */
const PROBE = pathToFileURL(join(__dirname, 'probe.mts')).href;
const MEGABYTE = 1024 * 1024;

/** Of a process that has nothing to do. */
export interface Sample {
	/** Megabytes of JavaScript objects after a garbage collection. */
	heap: number;
	/** Megabytes outside of the heap that objects hold. */
	buffers: number;
	/** Megabytes of the whole process. */
	resident: number;
	/** Open files and sockets. */
	descriptors: number;
}

interface Line {
	memory?: NodeJS.MemoryUsage;
	uncaught?: string;
	warning?: string;
}

/**
 * The means to look into n8n's memory (probe.mts).
 * @param folder for the probe's file
 */
export function createMemoryProbe(folder: string) {
	const file = join(folder, 'probe.log');

	const readLines = (): Line[] =>
		existsSync(file)
			? readFileSync(file, 'utf8')
					.split('\n')
					.filter((line) => line !== '')
					.map((line) => JSON.parse(line))
			: [];
	const readMemory = () => readLines().flatMap(({ memory }) => memory ?? []);

	return {
		/** What n8n's environment needs. */
		env: { NODE_OPTIONS: `--import ${PROBE}`, SOAK_PROBE: file },

		/**
		 * Has n8n collect its garbage, and gives what is left.
		 * @param pid of n8n
		 */
		sample: async (pid: number | undefined): Promise<Sample> => {
			if (pid === undefined) throw new Error('n8n has ended');
			const before = readMemory().length;
			process.kill(pid, 'SIGUSR2');
			const memory = await until("The answer of n8n's memory probe", () => readMemory()[before]);
			const { megabytes, descriptors } = readUsage(pid);
			return {
				heap: memory.heapUsed / MEGABYTE,
				buffers: memory.external / MEGABYTE,
				resident: megabytes,
				descriptors,
			};
		},

		/** @returns exceptions and rejections that nobody caught, and Node's warnings */
		readTroubles: (): string[] =>
			readLines().flatMap(({ uncaught, warning }) => uncaught ?? warning ?? []),
	};
}
