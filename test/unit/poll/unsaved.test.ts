import {
	dropUnsaved,
	keepUnsaved,
	recallRenamed,
	recallUnsaved,
} from '../../../nodes/Argyle/poll/unsaved';

const node = { place: 'workflow-1 node-1', name: 'One' };
const twin = { ...node, name: 'Other' };
const elsewhere = { ...node, place: 'workflow-2 node-1' };

afterEach(() => dropUnsaved());

describe('the states that n8n did not save', () => {
	it('are those of a node: its name and its place', () => {
		keepUnsaved(node, { since: 'a' });
		keepUnsaved(twin, { since: 'b' });
		expect([node, twin, elsewhere].map(recallUnsaved)).toEqual([
			{ since: 'a' },
			{ since: 'b' },
			null,
		]);
	});

	it('are dropped for one node, or for all as by a restart', () => {
		keepUnsaved(node, {});
		keepUnsaved(twin, {});
		dropUnsaved(node);
		expect([node, twin].map(recallUnsaved)).toEqual([null, {}]);
		dropUnsaved();
		expect(recallUnsaved(twin)).toBeNull();
	});

	it('are found for a renamed node by its place: the latest', () => {
		expect(recallRenamed(node)).toBeNull();
		keepUnsaved(node, { since: 'a' });
		keepUnsaved(twin, { since: 'b' });
		keepUnsaved(node, { since: 'c' });
		keepUnsaved(elsewhere, { since: 'd' });
		expect(recallRenamed({ ...node, name: 'New Name' })).toEqual({ since: 'c' });
	});

	it('are those of the last 500 nodes', () => {
		const nodes = Array.from({ length: 501 }, (_, index) => ({ ...node, name: String(index) }));
		for (const one of nodes.slice(0, 500)) keepUnsaved(one, {});
		expect(recallUnsaved({ ...node, name: '0' })).toEqual({});
		for (const one of nodes.slice(500)) keepUnsaved(one, {});
		expect(nodes.filter((one) => recallUnsaved(one) === null)).toEqual([nodes[0]]);
	});
});
