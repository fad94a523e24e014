import Sequencer from '@jest/test-sequencer';
import { choose, isChosen, recall } from './names.cts';
import { rank, readMutant } from './verdict.cts';
import type { TestSequencerOptions } from '@jest/test-sequencer';

/** For a mutant: only the files with a test that reaches it, what killed the last one first, then the quickest. */
export default class KillersFirst extends Sequencer {
	constructor(options: TestSequencerOptions) {
		super(options);
		choose(options.globalConfig.testNamePattern);
	}

	override sort(tests: Parameters<Sequencer['sort']>[0]) {
		const all = [...tests];
		if (readMutant() === '') return all;
		const times: Map<string, number> = new Map();
		for (const { file, name, ms } of recall()) {
			if (isChosen(name)) times.set(file, (times.get(file) ?? 0) + ms);
		}
		const time = ({ path }: { path: string }) => times.get(path) ?? 0;
		return all
			.filter(({ path }) => times.has(path))
			.sort((a, b) => rank(a.path) - rank(b.path) || time(a) - time(b));
	}
}
