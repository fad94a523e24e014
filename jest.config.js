const LONG = '\\.long\\.test\\.ts$';

/**
 * One project a layer: what a test may touch decides where it lives (see CONTRIBUTING).
 * @param {string} name of the project
 * @param {string[]} tests
 */
const layer = (name, tests, extra = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: tests.map((one) => `<rootDir>/test/${one}`),
	// n8n's lock files there are named like packages, which jest would take for modules.
	modulePathIgnorePatterns: ['<rootDir>/tools/n8n/lock'],
	transform: { '^.+\\.c?[jt]s$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tests.json' }] },
	// ECMAScript modules, which jest does not load as such.
	transformIgnorePatterns: ['/node_modules/(?!(get-port|p-map)/)'],
	...extra,
});

/** Tests that take long or measure time are in test/long, or in a .long.test.ts next to other tests. */
const short = (name, extra = {}) =>
	layer(name, [`${name}/**/*.test.ts`], { testPathIgnorePatterns: [LONG], ...extra });

const zone = { globalSetup: '<rootDir>/test/unit/zone.cts' };

module.exports = {
	// Time is no subject of a test: a machine that is busy with other things takes several times as long.
	testTimeout: 30_000,
	// They wait for more than they compute: on two cores four take half the time of two.
	maxWorkers: 4,
	projects: [
		short('unit', zone),
		short('engine'),
		short('e2e', {
			globalSetup: '<rootDir>/test/e2e/shared/start.cts',
			globalTeardown: '<rootDir>/test/e2e/shared/stop.cts',
		}),
		layer('long', ['long/{unit,engine}/**/*.test.ts', '{unit,engine}/**/*.long.test.ts'], zone),
		layer('longE2e', ['long/e2e/**/*.test.ts', 'e2e/**/*.long.test.ts']),
		layer('browser', ['browser/**/*.test.ts']),
		layer('matrix', ['matrix/**/*.test.ts']),
	],
};
