/**
 * A group of files to mutate, with the tests that are expected to kill the mutants. Each room has its
 * own run, because a mutant in a constant runs all tests of that run. Tests with large numbers or long
 * waits are left out, and a property runs 50 times. Stryker does not mutate poll/, the catalogue and
 * its options (constants), the node files, and all of actions/ except the deletions.
 */
export interface Room {
	name: string;
	/** Globs below nodes/Argyle. */
	mutate: string[];
	/** Globs below test. */
	tests: string[];
	/** Leaves out constants: a mutant there would run all tests of the room. */
	ignoreStatic?: boolean;
}

export const ROOMS: Room[] = [
	{
		name: 'guard',
		mutate: ['actions/account/guard.ts'],
		tests: ['unit/actions/guard.test.ts'],
	},
	{
		name: 'failure',
		mutate: [
			'connection/{codeChoices,state,facts,contact,filters,guidance,item,parameters,wording}.ts',
		],
		tests: ['unit/connection/*.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'signature',
		mutate: ['trigger/delivery/{payload,sender,signature}.ts'],
		tests: ['unit/trigger/*.test.ts'],
	},
	{
		name: 'address',
		mutate: ['trigger/subscription/reachability.ts'],
		tests: ['unit/trigger/reachability.test.ts', 'engine/lifecycle/addresses.test.ts'],
	},
	{
		name: 'receiving',
		mutate: ['trigger/delivery/{enrichment,receive,secrets}.ts'],
		tests: ['engine/delivery/{answers,derived,events,headers}.test.ts', 'engine/item/*.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'lifecycle',
		mutate: ['trigger/subscription/{ownership,staticData,registration,removal,lifecycle}.ts'],
		tests: [
			'unit/trigger/{ownership,registration,staticData}.test.ts',
			'engine/lifecycle/!(strangers).test.ts',
		],
		ignoreStatic: true,
	},
	{
		name: 'reading',
		mutate: ['api/{answers,endpoint,fields,ids,redaction,retries,time}.ts'],
		tests: ['unit/api/{answers,endpoint,fields,ids,redaction,retries,time}.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'asking',
		mutate: ['api/{accounts,pool,invites,items,pages,signals,users,webhooks}.ts'],
		tests: ['unit/api/{ends,inFlight,pages,requests,signals,subscriptions}.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'pace',
		mutate: ['api/pace.ts'],
		tests: ['unit/api/pace.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'messages',
		mutate: ['api/{client,errors}.ts'],
		tests: ['unit/api/{answers,client,errors}.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'deletion',
		mutate: ['actions/account/delete.operation.ts'],
		tests: ['unit/actions/deletion.test.ts', 'engine/action/{answers,guard,retries,tool}.test.ts'],
		ignoreStatic: true,
	},
];
