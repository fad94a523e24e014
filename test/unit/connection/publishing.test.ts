import type { INodeParameters, WorkflowActivateMode } from 'n8n-workflow';
import { checkParameters } from '../../../nodes/Argyle/connection/publishing';
import { captureLog } from '../../support/stage/log.cts';
import { Stage } from '../../support/stage';

const open = (mode: WorkflowActivateMode, parameters: INodeParameters) =>
	new Stage({ credential: {}, parameters }).hook(mode);

const bogus = { events: ['accounts.bogus'] };
const problem = `'Trigger On' has "accounts.bogus"`;

describe('an invalid parameter', () => {
	it.each<WorkflowActivateMode>(['activate', 'update', 'manual'])(
		'ends a publishing that a user waits for: %s',
		(mode) => {
			expect(() => checkParameters(open(mode, bogus))).toThrow(problem);
		},
	);

	it.each<WorkflowActivateMode>(['init', 'leadershipChange'])(
		'is a warning while n8n publishes by itself, so that the trigger keeps listening: %s',
		(mode) => {
			const log = captureLog();
			const { events } = checkParameters(open(mode, bogus));
			log.stop();
			expect(events).toContain('accounts.failed');
			expect(log.lines).toEqual([
				{ level: 'warn', text: expect.stringContaining("'Trigger On' has") },
			]);
		},
	);
});
