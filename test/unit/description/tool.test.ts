import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { node } from '../../support/parameterContext';
import { Argyle } from '../../../nodes/Argyle/Argyle.node';

const type = new Argyle();

/** How n8n describes the node to an agent as a tool, when the user leaves the description to n8n. */
const describeTool = (parameters: INodeParameters) => {
	const given = { descriptionType: 'auto', ...parameters };
	const tool = { ...node, type: 'n8n-nodes-argyle.argyleTool', parameters: given };
	return NodeHelpers.getToolDescriptionForNode(tool, type);
};

describe('the description that an agent reads', () => {
	it.each([
		['account', 'delete', 'Delete account permanently in Argyle'],
		['invite', 'resend', 'Resend invite by email or text message in Argyle'],
		['webhook', 'delete', 'Delete webhook subscription permanently in Argyle'],
		['account', 'get', 'Get account in Argyle'],
		['account', 'getAll', 'Get many accounts in Argyle'],
		['account', 'getStatistics', 'Get account statistics in Argyle'],
		['user', 'createToken', 'Create link token in Argyle'],
		['user', 'delete', 'Delete user permanently in Argyle'],
		['invite', 'get', 'Get invite in Argyle'],
	])('of %s → %s: %s [checklist 157]', (resource, operation, text) => {
		expect(describeTool({ resource, operation })).toBe(text);
	});
});
