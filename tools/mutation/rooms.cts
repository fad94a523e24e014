/**
 * A group of files to mutate, with the tests that are expected to kill the mutants. Each room has its
 * own run, because a mutant in a constant runs all tests of that run. Tests with large numbers or long
 * waits are left out, and a property runs 50 times. Stryker mutates no data: the catalogue, the fields
 * and options of a node, the node files and the samples of its output.
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
			'connection/{codeChoices,contact,events,facts,filters,guidance,item,parameters,reader,silentEvents,state,values,wording}.ts',
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
		name: 'reading',
		mutate: ['api/{answers,cache,endpoint,fields,ids,redaction,retries,time}.ts'],
		tests: ['unit/api/{answers,cache,endpoint,fields,ids,redaction,retries,time}.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'asking',
		mutate: ['api/{accounts,pool,inviteListing,invites,items,pages,signals,users,webhooks}.ts'],
		tests: ['unit/api/{ends,inFlight,inviteListing,pages,requests,signals,subscriptions}.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'pace',
		mutate: ['api/{guarded,limits,pace,turns}.ts'],
		tests: ['unit/api/{guarded,limits,pace,turns}.test.ts', 'unit/actions/deletion.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'messages',
		mutate: ['api/{client,errors,explanation,silence}.ts'],
		tests: ['unit/api/{answers,client,errors}.test.ts', 'unit/trigger/registration.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'counting',
		mutate: [
			'actions/account/{getStatistics.operation,providers,selection,statistics}.ts',
			'actions/timeZone.ts',
		],
		tests: [
			'unit/actions/{providers,selection,statistics,timeZone}.test.ts',
			'engine/action/{accountLists,statistics}.test.ts',
		],
		ignoreStatic: true,
	},
	{
		name: 'receiving',
		mutate: [
			'trigger/derivedSecret.ts',
			'trigger/delivery/{answers,enrichment,receive,respond,secrets}.ts',
			'connection/{link,lookUps,provider,timedLookUp}.ts',
		],
		tests: [
			'unit/trigger/{derivedSecret,enrichment}.test.ts',
			'unit/connection/{link,lookUps,timedLookUp}.test.ts',
			'engine/delivery/{answers,derived,disconnections,events,headers,verdict}.test.ts',
			'engine/{events,item}/!(histories).test.ts',
		],
		ignoreStatic: true,
	},
	{
		name: 'lifecycle',
		mutate: [
			'trigger/subscription/{ownership,staticData,registration,removal,lifecycle,start}.ts',
			'connection/{publishing,refusal}.ts',
		],
		tests: [
			'unit/connection/publishing.test.ts',
			'unit/trigger/{ownership,registration,start,staticData}.test.ts',
			'engine/lifecycle/!(strangers).test.ts',
		],
		ignoreStatic: true,
	},
	{
		name: 'deletion',
		mutate: ['actions/account/delete.operation.ts', 'actions/deletion.ts'],
		tests: ['unit/actions/deletion.test.ts', 'engine/action/{answers,guard,retries,tool}.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'scanning',
		mutate: [
			'poll/{answers,items,moments,parameters,reading,report,scan,schedule,state,unsaved,watch}.ts',
		],
		tests: ['unit/poll/!(properties).test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'polling',
		mutate: ['poll/poll.ts'],
		tests: ['engine/poll/!(budget|clocks|sameness).test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'searching',
		mutate: ['actions/{names,search}.ts'],
		tests: ['unit/actions/names.test.ts', 'engine/action/lists.test.ts'],
		ignoreStatic: true,
	},
	{
		name: 'choices',
		mutate: [
			'actions/{filters,identifiers,listing,output}.ts',
			'actions/account/{getAll.operation,view}.ts',
		],
		tests: [
			'unit/actions/{identifier,listing,output,selection}.test.ts',
			'engine/action/{accountLists,ownValues,tool}.test.ts',
		],
		ignoreStatic: true,
	},
	{
		name: 'operations',
		mutate: [
			'actions/{index,readOne,run}.ts',
			'actions/account/get.operation.ts',
			'actions/{invite,item,subscription,user}/*.ts',
		],
		tests: [
			'unit/actions/sendLog.test.ts',
			'engine/action/{accountLists,cleanup,ids,invites,items}.test.ts',
			'engine/action/{ownValues,people,stopped,tool,users,webhooks}.test.ts',
		],
		ignoreStatic: true,
	},
];
