import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * Builds the base URL by the rule of `resolveEndpoint` (nodes/Argyle/api/endpoint.ts). A unit test
 * compares the two.
 */
const baseUrlExpression =
	'={{ $credentials.environment === "custom"' +
	' ? ($credentials.baseUrl || "").trim().replace(/\\/+$/, "").replace(/\\/v2$/, "") + "/v2"' +
	' : $credentials.environment === "sandbox"' +
	' ? "https://api-sandbox.argyle.com/v2"' +
	' : "https://api.argyle.com/v2" }}';

/**
 * n8n checks `responseCode` rules only after a request that threw, and `responseSuccessBody` rules
 * only after one that succeeded (CredentialsTester.runRequestTest, 1.123 to 2.41). Argyle answers
 * 401 to a wrong key and to a key of the other environment: only the body differs. So the request
 * never throws for a status, and the rules read the body. The last rule accepts only a real list.
 */
const verdicts: ICredentialTestRequest['rules'] = [
	{
		type: 'responseSuccessBody',
		properties: {
			key: 'detail',
			value: 'Invalid environment.',
			message:
				"This API key belongs to Argyle's other environment. Switch 'Environment' between Production and Sandbox, or use a key from the environment chosen here",
		},
	},
	{
		type: 'responseSuccessBody',
		properties: {
			key: 'detail',
			value: 'Invalid username/password.',
			message:
				"Argyle does not know this API key. Copy 'API Key ID' and 'API Key Secret' again from Argyle Console → Developers → API Keys, and check that 'Environment' is the one that the key belongs to",
		},
	},
	{
		type: 'responseSuccessBody',
		properties: {
			key: 'detail',
			value: 'Authentication credentials were not provided.',
			message:
				"Fill in 'API Key ID' and 'API Key Secret' from Argyle Console → Developers → API Keys",
		},
	},
	{
		type: 'responseSuccessBody',
		properties: {
			key: 'results',
			value: undefined,
			message:
				'Argyle did not let this API key list webhook subscriptions. Check the key and the environment in this credential. If they are right, try again in a minute',
		},
	},
];

/** The credential: an Argyle API key, and the environment that it belongs to. */
export class ArgyleApi implements ICredentialType {
	name = 'argyleApi';

	displayName = 'Argyle API';

	icon: Icon = { light: 'file:../icons/argyle.svg', dark: 'file:../icons/argyle.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-argyle/n8n-nodes-argyle/blob/main/docs/getting-started.md#3-make-the-credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'Create the key in Argyle Console → Developers → API Keys. Console has a switch between Sandbox and Production: a key works in the one in which it was made.',
			name: 'keyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Production',
					value: 'production',
					description: 'Real applicants and real payroll data',
				},
				{ name: 'Sandbox', value: 'sandbox', description: "Argyle's sample users" },
				{ name: 'Custom', value: 'custom', description: 'A proxy or a test server' },
			],
			default: 'production',
			description: 'Each API key belongs to one environment',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://argyle-proxy.example.com',
			description: 'Address of the server to use in place of Argyle, without /v2',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'API Key ID',
			name: 'apiKeyId',
			type: 'string',
			default: '',
			required: true,
			description: 'From Argyle Console → Developers → API Keys',
		},
		{
			displayName: 'API Key Secret',
			name: 'apiKeySecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Argyle shows it only once, when you create the key',
		},
	];

	// A function, not expressions: n8n evaluates expressions for each request. When any other poll of the
	// workflow ends, n8n releases the isolate that evaluates them (2.41).
	authenticate: IAuthenticate = async ({ apiKeyId, apiKeySecret }, requestOptions) => ({
		...requestOptions,
		auth: { username: String(apiKeyId ?? ''), password: String(apiKeySecret ?? '') },
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression,
			url: '/webhooks',
			qs: { limit: 1 },
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
		rules: verdicts,
	};
}
