/** One project a layer: what a test may touch decides where it lives (see CONTRIBUTING). */
const layer = (name, extra = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tests.json' }] },
	...extra,
});

module.exports = {
	projects: [layer('unit'), layer('engine'), layer('e2e'), layer('browser'), layer('matrix')],
};
