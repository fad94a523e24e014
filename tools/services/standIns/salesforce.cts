import type { Call, Reply, Service } from './server.cts';

/** The host of the organisation, which Salesforce gives with the access token. */
export const INSTANCE = 'acme.my.salesforce.com';

type Record_ = Record<string, unknown> & { Id: string };

/** Salesforce's REST API: SOQL as the example sends it, and create and update of records. */
export function createSalesforce() {
	const opportunities: (Record_ & { email: string })[] = [];
	const tasks: Record_[] = [];

	const query = (soql: string): Record_[] => {
		const email = /Contact\.Email = '((?:[^'\\]|\\.)*)'/.exec(soql)?.[1]?.replace(/\\(.)/g, '$1');
		if (email !== undefined) {
			return opportunities
				.filter((one) => one.email === email)
				.map(({ Id, OwnerId, Name }) => ({ Id, OwnerId, Name }));
		}
		const [, what, subject] = /WhatId = '(\w+)'.* Subject = '(.*)' LIMIT/.exec(soql) ?? [];
		return tasks.filter(
			(one) => one.WhatId === what && one.Subject === subject && one.Status !== 'Completed',
		);
	};

	const answer = ({ method, path, query: parameters, body }: Call): Reply => {
		if (path.endsWith('/query')) {
			const records = query(parameters.get('q') ?? '');
			return { body: { totalSize: records.length, done: true, records } };
		}
		const [, name, id] = /\/sobjects\/(\w+)(?:\/(\w+))?$/i.exec(path) ?? [];
		const kind = name?.toLowerCase() === 'task' ? tasks : opportunities;
		if (method === 'POST' && kind === tasks) {
			const record = { ...body, Id: `00T${tasks.length}` };
			tasks.push(record);
			return { status: 201, body: { id: record.Id, success: true, errors: [] } };
		}
		const found = kind.find((one) => one.Id === id);
		if (method !== 'PATCH' || !found) return { status: 404, body: [{ message: 'Not found' }] };
		Object.assign(found, body);
		return { status: 204 };
	};

	const service: Service = { name: 'salesforce', hosts: [INSTANCE], answer };
	return {
		service,
		opportunities,
		tasks,
		clear: () => [opportunities, tasks].forEach((kind) => kind.splice(0)),
	};
}
