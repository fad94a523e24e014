import type { IDataObject } from 'n8n-workflow';
import { openSendLog } from '../../../nodes/Argyle/actions/invite/sendLog';
import { createExecuteContext } from './context';
import { node } from '../../support/parameterContext';

/** One run of a node; its runs share n8n's data of the node. */
function openIn(data: IDataObject, runIndex: number, type = 'n8n-nodes-argyle.argyle') {
	const proxy = createExecuteContext({}).getWorkflowDataProxy(0);
	return openSendLog({
		getContext: () => data,
		getNode: () => ({ ...node, type }),
		getWorkflowDataProxy: () => ({ ...proxy, $runIndex: runIndex }),
	});
}

describe('the log of sent invites', () => {
	it('knows what one run has sent, also when n8n repeats the run', () => {
		const data = {};
		const log = openIn(data, 0);
		log.write('a', 'sent');
		log.write('b', 'unclear');
		log.write('c', 'sent');
		log.write('c', null);
		const read = openIn(JSON.parse(JSON.stringify(data)), 0);
		expect(['a', 'b', 'c', 'd'].map(read.read)).toEqual(['sent', 'unclear', null, null]);
	});

	it('is empty in another run of the node, as in a loop', () => {
		const data = {};
		openIn(data, 0).write('a', 'sent');
		expect(openIn(data, 1).read('a')).toBeNull();
	});

	it('is one for all runs of a tool, because each try of an agent is a run', () => {
		const data = {};
		const type = 'n8n-nodes-argyle.argyleTool';
		openIn(data, 0, type).write('a', 'sent');
		expect(openIn(data, 1, type).read('a')).toBe('sent');
	});

	it('leaves other data of the node as it is', () => {
		const data: IDataObject = { count: 1 };
		openIn(data, 0).write('count', 'sent');
		expect(data).toEqual({ count: 1, 'sentInvites:0': { count: 'sent' } });
	});
});
