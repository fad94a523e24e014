/**
 * Imported before the package: the waits between its tries end immediately, because there are thousands of
 * them, and this test does not check what happens in the meantime.
 */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: () => new Promise((resolve) => setImmediate(resolve)),
}));
