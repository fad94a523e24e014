/** The part of autocannon 8 that the benchmarks use; it comes without types. */
declare module 'autocannon' {
	function autocannon(options: autocannon.Options): autocannon.Instance;

	namespace autocannon {
		interface Options {
			url: string;
			method: string;
			headers: Record<string, string>;
			body: Buffer;
			connections: number;
			/** Seconds. */
			duration: number;
		}

		interface Result {
			/** Connections that failed, and requests that were not answered within 10 s. */
			errors: number;
			timeouts: number;
			/** Seconds. */
			duration: number;
		}

		interface Instance extends PromiseLike<Result> {
			/** For each answer; the time is in milliseconds. */
			on(
				event: 'response',
				listen: (client: unknown, status: number, bytes: number, time: number) => void,
			): this;
		}
	}

	export = autocannon;
}
