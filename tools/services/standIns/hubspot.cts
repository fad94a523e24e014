import type { Call, Reply, Service } from './server.cts';

/** A record of HubSpot's CRM (developers.hubspot.com/docs/api/crm/objects). */
export interface HubspotRecord {
	id: string;
	properties: Record<string, unknown>;
	/** Of a task: its deals; of a deal: its contacts. */
	associations: string[];
}

type Kind = 'contacts' | 'deals' | 'tasks';
type Filter = { propertyName: string; operator: string; value: string };

/** HubSpot's CRM v3: search, create and update of contacts, deals and tasks. */
export function createHubspot() {
	const records: Record<Kind, HubspotRecord[]> = { contacts: [], deals: [], tasks: [] };

	const answer = ({ method, path, body }: Call): Reply => {
		const [, name = '', last] = /^\/crm\/v3\/objects\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
		if (name !== 'contacts' && name !== 'deals' && name !== 'tasks')
			return { status: 404, body: {} };
		const kind = records[name];
		if (method === 'POST' && last === 'search') return { body: search(kind, body) };
		if (method === 'POST') {
			const record = create(kind, body);
			return { status: 201, body: record };
		}
		const found = kind.find(({ id }) => id === last);
		if (method !== 'PATCH' || !found) return { status: 404, body: {} };
		Object.assign(found.properties, body.properties);
		return { body: found };
	};

	const service: Service = { name: 'hubspot', hosts: ['api.hubapi.com'], answer };
	return {
		service,
		records,
		add: (kind: Kind, properties: Record<string, unknown>, associations: string[] = []) => {
			const record = { id: String(100 + records[kind].length), properties, associations };
			records[kind].push(record);
			return record;
		},
		clear: () => Object.values(records).forEach((kind) => kind.splice(0)),
	};
}

function search(kind: HubspotRecord[], body: Record<string, unknown>) {
	const groups: { filters: Filter[] }[] = Object(body).filterGroups ?? [];
	const results = kind.filter((record) =>
		groups.some(({ filters }) => filters.every((filter) => matches(record, filter))),
	);
	return { total: results.length, results: results.slice(0, Number(body.limit ?? 10)) };
}

function matches({ properties, associations }: HubspotRecord, filter: Filter): boolean {
	const { propertyName, operator, value } = filter;
	if (propertyName.startsWith('associations.')) return associations.includes(value);
	const isSame = String(properties[propertyName] ?? 'false') === value;
	return operator === 'NEQ' ? !isSame : isSame;
}

function create(kind: HubspotRecord[], body: Record<string, unknown>): HubspotRecord {
	const { properties, associations } = Object(body);
	const targets: { to: { id: string } }[] = associations ?? [];
	const record = {
		id: String(100 + kind.length),
		properties: { ...properties },
		associations: targets.map(({ to }) => to.id),
	};
	kind.push(record);
	return record;
}
