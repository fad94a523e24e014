import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { deriveSecret } from '../../../nodes/Argyle/trigger/derivedSecret';

const url = 'https://n8n.example.com/webhook/6c1fa8d1-93f8-4a0e-b1ae-1e7f0f6a6a30/webhook';
const apiKeySecret = 'example-Kd82hsVQ';

// Made by Python's hmac and json:
// hmac.new(key.encode(), json.dumps([...], separators=(',', ':')).encode(), sha256).hexdigest()
const known: Array<[ICredentialDataDecryptedObject, string]> = [
	[
		{ environment: 'production', apiKeySecret },
		'458c6b9d78a75fc7526faa3ffba6dee92e4856541b963947f067f9b9043c0dda',
	],
	[
		{ environment: 'sandbox', apiKeySecret },
		'166fbcb3209d3a6f9b505b09594511c26c5bdfd89dd349a1f07ed72909c458b2',
	],
	[
		{ environment: 'custom', baseUrl: 'nowhere', apiKeySecret },
		'10edccb3d84430008b4600c91f280282b6a7fc5a38ae74fbb437548b59653efb',
	],
	[
		{ environment: 'sandbox', apiKeySecret: 'schlüssel \u{1f511}' },
		'57defcaedd8d76eeb5343c7684ef080c37102b93697f54bb3ff0e50c5d6a45e7',
	],
];

describe('the derived secret', () => {
	it.each(known)('of %j is what Python makes of it [checklist 81]', (credential, secret) => {
		expect(deriveSecret(credential, url)).toBe(secret);
	});

	it('of a credential without an environment is that of production, as its requests are [checklist 81]', () => {
		expect(deriveSecret({ apiKeySecret }, url)).toBe(known[0]?.[1]);
	});

	it('is the same for every spelling of the URL [checklist 81]', () => {
		const spelled = url.replace('https://n8n', 'HTTPS://N8N').replace('.com/', '.com:443/');
		expect(deriveSecret({ apiKeySecret }, spelled)).toBe(known[0]?.[1]);
	});

	it('differs between the environments, so no sandbox delivery opens a production trigger [checklist 25]', () => {
		expect(new Set(known.map(([, secret]) => secret)).size).toBe(known.length);
	});

	it.each([
		['another webhook', url.replace('6c1fa8d1', 'aaaaaaaa')],
		['another n8n', url.replace('n8n.', 'staging.')],
		['a test of the node', url.replace('/webhook/', '/webhook-test/')],
	])('is another one for %s [checklist 81]', (_what, other) => {
		expect(deriveSecret({ apiKeySecret }, other)).not.toBe(known[0]?.[1]);
	});

	it.each([undefined, null, '', ' ', '\t\r\n', 0, 42, {}])(
		'does not exist for the API key secret %j: anybody could compute it [checklist 81]',
		(blank) => {
			const credential = JSON.parse(JSON.stringify({ apiKeySecret: blank }));
			expect(deriveSecret(credential, url)).toBeNull();
		},
	);

	it.each(['', 'nonsense', '/webhook/x'])('does not exist for the URL %j', (odd) => {
		expect(deriveSecret({ apiKeySecret }, odd)).toBeNull();
	});
});
