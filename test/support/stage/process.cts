import { randomUUID } from 'node:crypto';
import * as processOfNode from '../../../nodes/Argyle/poll/process';

/** From here on, the polling trigger takes itself for one in a process of n8n that has just started. */
export function startProcess() {
	jest.replaceProperty(processOfNode, 'thisProcess', randomUUID());
}
