/** One project a layer: what a test may touch decides where it lives (see CONTRIBUTING). */
const layer = (name, extra = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	// n8n's lock files there are named like packages, which jest would take for modules.
	modulePathIgnorePatterns: ['<rootDir>/tools/n8n/lock'],
	transform: { '^.+\\.c?ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tests.json' }] },
	...extra,
});

module.exports = {
	// Time is no subject of a test: a machine that is busy with other things takes several times as long.
	testTimeout: 30_000,
	projects: [
		layer('unit', { globalSetup: '<rootDir>/test/unit/zone.cts' }),
		layer('engine'),
		layer('e2e'),
		layer('long'),
		layer('browser'),
		layer('matrix'),
	],
};
