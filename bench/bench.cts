import type { Found } from './report.cts';

export interface Options {
	/** How many turns each case has. */
	rounds: number;
	/** The length of a turn. */
	seconds: number;
	/** The number of accounts or failures. */
	items: number;
	/** The number of rows that are in a table already. */
	rows: number;
	/** Settings of n8n that differ from its defaults. */
	settings: NodeJS.ProcessEnv;
}

export interface Bench {
	/** Of its chapter in docs/benchmarks.md. */
	title: string;
	defaults: Partial<Options>;
	run: (options: Options) => Promise<Found>;
}
