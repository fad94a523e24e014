import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * The same rule as `resolveEndpoint` in nodes/Argyle/api/endpoint.ts, which a unit test compares it
 * with.
 */
const baseUrlExpression =
	'={{ $credentials.environment === "custom"' +
	' ? ($credentials.baseUrl || "").trim().replace(/\\/+$/, "").replace(/\\/v2$/, "") + "/v2"' +
	' : $credentials.environment === "sandbox"' +
	' ? "https://api-sandbox.argyle.com/v2"' +
	' : "https://api.argyle.com/v2" }}';

/**
 * n8n asks `rules` of the type `responseCode` only after a request that threw, and those of the
 * type `responseSuccessBody` only after one that did not (CredentialsTester.runRequestTest, 1.123
 * to 2.41). A wrong key and a key of the other environment are both 401 and differ in the body
 * alone, so every status is let through and the bodies are told apart. The last rule makes sure
 * that nothing but a real list counts as success.
 */
const verdicts: ICredentialTestRequest['rules'] = [
	{
		type: 'responseSuccessBody',
		properties: {
			key: 'detail',
			value: 'Invalid environment.',
			message:
				"This API key belongs to Argyle's other environment. Switch 'Environment' between Production and Sandbox, or use a key made in the environment chosen here",
		},
	},
	{
		type: 'responseSuccessBody',
		properties: {
			key: 'detail',
			value: 'Invalid username/password.',
			message:
				"Argyle does not know this API key. Copy 'API Key ID' and 'API Key Secret' again from Argyle Console → Developers → API Keys, and check that 'Environment' is the one the key was made in",
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
				'Argyle did not let this API key list webhook subscriptions. Check the key and the environment in this credential, and try again in a minute in case Argyle is busy',
		},
	},
];

/** The API key, and where it belongs. */
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
					description: 'Real people and real payroll data',
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
			description: 'Address of the server that answers as Argyle, without /v2',
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
			description: 'Argyle shows it once, when the key is made',
		},
	];

	// A function and no expressions: n8n evaluates those for each request, in an isolate that the end
	// of any other poll of the workflow takes away (2.41).
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
