// @ts-check
const Sequencer = require('@jest/test-sequencer').default;
const { choose, isChosen, recall } = require('./names');
const { rank, readMutant } = require('./verdict');

/** For a mutant: only the files with a test that reaches it, what killed the last one first, then the quickest. */
class KillersFirst extends Sequencer {
	/** @param {import('@jest/test-sequencer').TestSequencerOptions} options */
	constructor(options) {
		super(options);
		choose(options.globalConfig.testNamePattern);
	}

	/**
	 * @override
	 * @type {Sequencer['sort']}
	 */
	sort(tests) {
		const all = [...tests];
		if (readMutant() === '') return all;
		/** @type {Map<string, number>} */
		const times = new Map();
		for (const { file, name, ms } of recall()) {
			if (isChosen(name)) times.set(file, (times.get(file) ?? 0) + ms);
		}
		const time = (/** @type {{ path: string }} */ { path }) => times.get(path) ?? 0;
		return all
			.filter(({ path }) => times.has(path))
			.sort((a, b) => rank(a.path) - rank(b.path) || time(a) - time(b));
	}
}

module.exports = KillersFirst;
