/**
 * Imported before the package: the waits between its tries end at once, as there are thousands of them,
 * and what happens meanwhile to others is not looked at here.
 */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: () => new Promise((resolve) => setImmediate(resolve)),
}));
