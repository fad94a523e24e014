import { HookContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { Stage, createAdditionalData } from '../../support/stage';

export const key = { apiKeyId: '2f0b1d5c-key-id', apiKeySecret: 'example-Kd82hsVQ' };

/** A context of n8n-core as the lifecycle methods of a trigger get it. */
export function createContext(
	credential: ICredentialDataDecryptedObject = { environment: 'production', ...key },
): HookContext {
	const { workflow, node, credentials } = new Stage({ credential });
	const additionalData = createAdditionalData(credentials, 'https://n8n.example.com');
	return new HookContext(workflow, node, additionalData, 'trigger', 'activate');
}
