/** The tests that mutants have to fear: which ones, says the variable (../main.js). */
module.exports = {
	rootDir: '../../..',
	testTimeout: 30_000,
	globalSetup: '<rootDir>/test/unit/zone.js',
	// Stryker does not know <rootDir> here.
	testEnvironment: require.resolve('./environment'),
	testSequencer: '<rootDir>/dev/mutation/jest/sequencer.js',
	runtime: '<rootDir>/dev/mutation/jest/runtime.js',
	modulePathIgnorePatterns: ['<rootDir>/dev/n8n/lock'],
	testMatch: (process.env.MUTATION_TESTS ?? '**/*.test.ts')
		.split(' ')
		.map((glob) => `<rootDir>/test/${glob}`),
	transform: { '^.+\\.ts$': '<rootDir>/dev/mutation/jest/transform.js' },
};
