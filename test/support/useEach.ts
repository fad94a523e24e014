/**
 * Opens something before each test of a file and closes it afterwards.
 *
 * @returns a handle that stands for what the current test has
 */
export function useEach<T extends { close: () => Promise<unknown> }>(open: () => Promise<T>): T {
	let current: T;
	beforeEach(async () => {
		current = await open();
	});
	afterEach(async () => await current.close());
	return new Proxy(Object.create(null), {
		get: (_target, key) => {
			const value: unknown = Reflect.get(current, key);
			return typeof value === 'function' ? value.bind(current) : value;
		},
		set: (_target, key, value) => Reflect.set(current, key, value),
	});
}
