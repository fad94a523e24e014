import { resolveEndpoint } from '../../../nodes/Argyle/api/endpoint';
import { ArgyleApi } from '../../../credentials/ArgyleApi.credentials';
import { evaluateExpression } from './expression.cts';

const production = { environment: 'production', baseUrl: 'https://api.argyle.com/v2' };
const sandbox = { environment: 'sandbox', baseUrl: 'https://api-sandbox.argyle.com/v2' };
const custom = (baseUrl: string) => ({ environment: 'custom', baseUrl });

type Credential = Parameters<typeof resolveEndpoint>[0];

const noAddress = { refusal: expect.stringMatching(/is not a web address\. Enter one/) };

const accepted: Array<[credential: Credential, endpoint: object]> = [
	[{ environment: 'production' }, production],
	[{ environment: 'sandbox' }, sandbox],
	[{ environment: 'production', baseUrl: 'https://left.over.example' }, production],
	[{ environment: 'sandbox', baseUrl: 'https://left.over.example' }, sandbox],
	[{}, production],
	[{ environment: 'anything else' }, production],
	[custom('https://proxy.example.com'), custom('https://proxy.example.com/v2')],
	[custom('https://proxy.example.com/'), custom('https://proxy.example.com/v2')],
	[custom('https://proxy.example.com///'), custom('https://proxy.example.com/v2')],
	[custom('https://proxy.example.com/v2'), custom('https://proxy.example.com/v2')],
	[custom('https://proxy.example.com/v2/'), custom('https://proxy.example.com/v2')],
	[custom('  https://proxy.example.com/v2  '), custom('https://proxy.example.com/v2')],
	[custom('https://proxy.example.com/argyle'), custom('https://proxy.example.com/argyle/v2')],
	[custom('https://proxy.example.com:8443/a/v2'), custom('https://proxy.example.com:8443/a/v2')],
	[custom('https://a.example/v2/argyle'), custom('https://a.example/v2/argyle/v2')],
	[custom('http://127.0.0.1:9180'), custom('http://127.0.0.1:9180/v2')],
	[custom('http://[::1]:9180'), custom('http://[::1]:9180/v2')],
	[custom('HTTPS://PROXY.EXAMPLE.COM'), custom('HTTPS://PROXY.EXAMPLE.COM/v2')],
];

describe('the endpoint of a credential', () => {
	it.each(accepted)('%j → %j', (credential, endpoint) => {
		expect(resolveEndpoint(credential)).toEqual(endpoint);
	});

	it.each(accepted)('is where the credential test goes as well: %j', (credential, endpoint) => {
		const expression = new ArgyleApi().test.request.baseURL ?? '';
		expect({ ...endpoint, baseUrl: evaluateExpression(expression, credential) }).toEqual(endpoint);
	});

	it.each([
		'',
		'   ',
		'proxy.example.com',
		'ftp://proxy.example.com',
		'xhttps://proxy.example.com',
		'javascript:alert(1)',
		'https://',
		'https://proxy.example.com?key=1',
		'https://proxy.example.com#part',
		'https://proxy example.com',
		'https://proxy.example.com:notaport',
		'//proxy.example.com',
	])('is none when the custom base URL is not a web address: %j', (baseUrl) => {
		expect(resolveEndpoint(custom(baseUrl))).toEqual(noAddress);
	});

	it.each([undefined, null, 42, ['https://a.example']])('is none for %j', (baseUrl) => {
		const credential = JSON.parse(JSON.stringify({ environment: 'custom', baseUrl }));
		expect(resolveEndpoint(credential)).toEqual(noAddress);
	});

	it.each(['https://key:secret@a.example', 'https://key@a.example/v2', 'http://:secret@a.example'])(
		'is none with a key in the address, which would be stored and shown with it: %s [checklist 27]',
		(baseUrl) => {
			expect(resolveEndpoint(custom(baseUrl))).toEqual({
				refusal: expect.stringMatching(/^'Base URL' .* contains a user name .*'API Key Secret'$/),
			});
		},
	);
});
