import type { Editor } from '../../tools/browser/editor/index.cts';
import type { Studio } from '../../tools/browser/studio.cts';
import { openStudio } from '../../tools/browser/studio.cts';
import { EXAMPLE, TRIGGER } from '../../tools/demo/workflow.cts';
import { readExample } from '../../tools/docs/examples.cts';
import { picture } from './pictures.cts';

jest.setTimeout(60_000);

let studio: Studio;
let editor: Editor;

beforeAll(async () => {
	studio = await openStudio();
	const { id } = await studio.rest.createWorkflow(readExample(EXAMPLE, studio.credential));
	editor = await studio.openEditor();
	await editor.openWorkflow(id);
	await editor.openNode(TRIGGER);
	await editor.openNewCredential();
}, 400_000);

afterAll(async () => await studio.close(), 60_000);

describe('the form of an Argyle credential', () => {
	it('offers three environments and says what each is for', async () => {
		expect(await editor.listEnvironments()).toEqual([
			['Production', 'Real applicants and real payroll data'],
			['Sandbox', "Argyle's sample users"],
			['Custom', 'A proxy or a test server'],
		]);
	});

	it.each([
		{ environment: 'Production', shown: false },
		{ environment: 'Sandbox', shown: false },
		{ environment: 'Custom', shown: true },
	])('shows Base URL for $environment: $shown', async ({ environment, shown }) => {
		await editor.chooseEnvironment(environment);

		expect((await editor.listCredentialFields()).includes('baseUrl')).toBe(shown);
		await editor.takePicture(picture(`credential-${environment.toLowerCase()}`));
	});

	it('says that Argyle does not know the key when the secret is wrong [checklist 75]', async () => {
		await editor.chooseEnvironment('Custom');
		const { baseUrl, apiKeyId } = studio.argyle.credential();
		await editor.fillCredential({ baseUrl, apiKeyId, apiKeySecret: 'wrong' });

		expect(await editor.saveCredential()).toMatch(/Argyle does not know this API key/);
		await editor.takePicture(picture('credential-wrong-key'));
	});

	it('says that the key is of the other environment when it is [checklist 75]', async () => {
		const { id, secret } = studio.argyle.keys.production;
		await editor.fillCredential({ apiKeyId: id, apiKeySecret: secret });

		expect(await editor.saveCredential()).toMatch(/other environment/);
	});

	it('says that the connection works when the key is good [checklist 75]', async () => {
		const { apiKeyId, apiKeySecret } = studio.argyle.credential();
		await editor.fillCredential({ apiKeyId, apiKeySecret });

		expect(await editor.saveCredential()).toBeNull();
		expect(await editor.openChosenCredential()).toMatch(/Connection tested successfully/);
		await editor.takePicture(picture('credential-good-key'));
	});
});
