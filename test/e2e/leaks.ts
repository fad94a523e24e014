interface Searched {
	countSecrets: () => number;
	findLeaks: () => Promise<string[]>;
}

/** Declares the search for secrets, as the last test of a file. */
export function itLeaksNothing(getWorld: () => Searched): void {
	it('puts no secret into any log, answer or execution [checklist 27]', async () => {
		const world = getWorld();
		expect(world.countSecrets()).toBeGreaterThan(0);
		expect(await world.findLeaks()).toEqual([]);
	});
}
