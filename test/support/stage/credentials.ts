import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	IRequestOptionsSimplified,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';
import { Credentials } from 'n8n-core';
import { ArgyleApi } from '../../../credentials/ArgyleApi.credentials';

/** Hands out one credential, as n8n's own helper does from its database. */
export class StageCredentials extends ICredentialsHelper {
	constructor(public data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	readings = 0;

	/** Calls the credential's own function, as n8n does. */
	async authenticate(
		credential: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = new ArgyleApi();
		if (typeof authenticate !== 'function') throw new TypeError('n8n would evaluate expressions');
		return await authenticate(credential, { ...options, url: 'url' in options ? options.url : '' });
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		return new Credentials({ id: details.id, name: details.name }, type);
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		this.readings += 1;
		return { ...this.data };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties() {
		return [];
	}
}
