/** One project a layer: what a test may touch decides where it lives (see CONTRIBUTING). */
const layer = (name, extra = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	// n8n's lock files there are named like packages, which jest would take for modules.
	modulePathIgnorePatterns: ['<rootDir>/dev/n8n/lock'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tests.json' }] },
	...extra,
});

module.exports = {
	projects: [
		layer('unit', { globalSetup: '<rootDir>/test/unit/zone.js' }),
		layer('engine'),
		layer('e2e'),
		layer('browser'),
		layer('matrix'),
	],
};
