export interface Mutant {
	/** Below nodes/Argyle. */
	file: string;
	/** The kind of change, as Stryker calls it. */
	mutator: string;
	/** The source line that the change begins in. */
	line: string;
	/** What stands there then, on one line. */
	replacement: string;
	/** As Stryker calls it. */
	status: string;
	/** Whether no test fails for it. */
	lives: boolean;
}

/** Stryker's, as far as it is read. */
interface Report {
	files: Record<string, { source: string; mutants: Reported[] }>;
}

interface Reported {
	mutatorName: string;
	replacement?: string;
	status: string;
	location: { start: { line: number } };
}

const LIVING: readonly string[] = ['Survived', 'NoCoverage'];

/**
 * Reads a report. A mutant is known by its text, not by its place, so that a list of them outlives changes elsewhere.
 */
export function readMutants({ files }: Report): Mutant[] {
	return Object.entries(files).flatMap(([path, { source, mutants }]) => {
		const lines = source.split('\n');
		return mutants.map(({ mutatorName, replacement = '', status, location }) => ({
			file: path.replace(/^nodes\/Argyle\//, ''),
			mutator: mutatorName,
			line: (lines[location.start.line - 1] ?? '').trim(),
			replacement: replacement.replace(/\s+/g, ' '),
			status,
			lives: LIVING.includes(status),
		}));
	});
}
