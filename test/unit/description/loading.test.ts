import 'reflect-metadata';
import {
	LazyPackageDirectoryLoader,
	PackageDirectoryLoader,
	resolveOutputSchemaPath,
} from 'n8n-core';
import { DEFAULT_VERSION } from '../../../tools/n8n/cache.cts';
import manifest from '../../../package.json';
import { buildPackage } from './built.cts';

let built: ReturnType<typeof buildPackage>;

beforeAll(() => {
	built = buildPackage();
}, 60_000);

afterAll(() => built.remove());

const loaders = [
	{ kind: 'PackageDirectoryLoader', Loader: PackageDirectoryLoader },
	{ kind: 'LazyPackageDirectoryLoader', Loader: LazyPackageDirectoryLoader },
];

describe.each(loaders)('the built package in the $kind of n8n', ({ Loader }) => {
	let loader: PackageDirectoryLoader;

	beforeAll(async () => {
		loader = new Loader(built.directory);
		await loader.loadAll();
	});

	it('has exactly the nodes and credentials of the manifest', () => {
		expect(Object.keys(loader.known.nodes)).toHaveLength(manifest.n8n.nodes.length);
		expect(Object.keys(loader.known.nodes)).toEqual(
			expect.arrayContaining(['argyle', 'argyleTrigger']),
		);
		expect(Object.keys(loader.known.credentials)).toEqual(['argyleApi']);
	});

	it('finds the icons of every node and of the credential, light and dark', () => {
		const shown = [...loader.types.nodes, ...loader.types.credentials];
		const urls = shown.flatMap(({ iconUrl }) =>
			typeof iconUrl === 'object' ? [iconUrl.light, iconUrl.dark] : [iconUrl],
		);
		expect(urls).toHaveLength(2 * shown.length);
		const missing = urls.filter(
			(url) => !url || !built.has(url.replace('icons/n8n-nodes-argyle/', '')),
		);
		expect(missing).toEqual([]);
	});

	it('attaches the codex to every node', () => {
		for (const { codex } of loader.types.nodes) {
			expect(codex).toMatchObject({
				categories: ['Finance & Accounting', 'Data & Storage'],
				alias: expect.arrayContaining(['payroll']),
				resources: {
					primaryDocumentation: [{ url: expect.stringMatching(/^https:/) }],
					credentialDocumentation: [{ url: expect.stringMatching(/^https:/) }],
				},
			});
		}
	});

	it('knows which nodes use the credential', () => {
		const { supportedNodes } = loader.known.credentials.argyleApi ?? {};
		expect([...(supportedNodes ?? [])].sort()).toEqual(Object.keys(loader.known.nodes).sort());
	});

	it('stamps its version on every node', () => {
		const versions = loader.types.nodes.map((node) => node.communityNodePackageVersion);
		expect(new Set(versions)).toEqual(new Set([manifest.version]));
	});

	it('has an output schema for every operation, where the editor reads it [checklist 161]', () => {
		const description = loader.getNode('argyle').type.description;
		if (!('properties' in description)) throw new TypeError('The action has no fields');
		const pairs = description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options = [], displayOptions }) =>
				options.flatMap((one) =>
					'value' in one
						? (displayOptions?.show?.resource ?? []).map((resource) => ({
								resource: String(resource),
								operation: String(one.value),
							}))
						: [],
				),
			);
		expect(pairs.length).toBeGreaterThanOrEqual(2);
		const nodeDir = `${built.directory}/dist/nodes/Argyle`;
		const missing = pairs.filter((pair) => {
			const found = resolveOutputSchemaPath({ nodeDir, version: 1, ...pair }) ?? '';
			return !built.has(found.replace(`${built.directory}/`, ''));
		});
		expect(missing).toEqual([]);
	});
});

it('the trigger has an output schema where the workflow builder of n8n reads it', () => {
	const nodeDir = `${built.directory}/dist/nodes/Argyle`;
	const found = resolveOutputSchemaPath({ nodeDir, version: 1, versionFallback: true });
	expect(found).toBe(`${nodeDir}/__schema__/v1.0.0/output.json`);
});

it('the manifest has the keyword of community nodes', () => {
	expect(manifest.keywords).toContain('n8n-community-node-package');
});

it('the package depends on nothing but the n8n that runs it, so there is nothing to audit [checklist 80]', () => {
	const kinds = [
		'dependencies',
		'optionalDependencies',
		'bundleDependencies',
		'bundledDependencies',
	];
	for (const kind of kinds) expect(manifest).not.toHaveProperty(kind);
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

it('the engine tests run on the n8n-core of the n8n that the others start', () => {
	expect(manifest.devDependencies['n8n-core']).toBe(DEFAULT_VERSION);
});
