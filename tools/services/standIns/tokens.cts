import type { Reply, Service } from './server.cts';

/** Where Google and Salesforce renew an access token that has expired. */
export const tokens: Service = {
	name: 'tokens',
	hosts: ['oauth2.googleapis.com', 'login.salesforce.com'],
	answer: () => ({ body: { access_token: 'renewed', token_type: 'Bearer', expires_in: 3599 } }),
};

/** What both answer when the refresh token has expired, or the user has taken back the access. */
export const revoked: Reply = {
	status: 400,
	body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
};
