import action from '../../../nodes/Argyle/Argyle.node.json';
import pollTrigger from '../../../nodes/Argyle/ArgylePollTrigger.node.json';
import trigger from '../../../nodes/Argyle/ArgyleTrigger.node.json';

const words = [
	...['payroll', 'income verification', 'employment verification', 'bank login'],
	...['failed login', 'login failed', 'background check', 'lender'],
];

// n8n searches the names of nodes and what their codex calls "alias".
it.each([action, pollTrigger, trigger])(
	'the codex of $node has the words that a user searches for [checklist 162]',
	({ alias }) => {
		expect(alias).toEqual(expect.arrayContaining(words));
	},
);
