import type { Editor } from '../../tools/browser/editor/index.cts';
import type { Studio } from '../../tools/browser/studio.cts';
import { openStudio } from '../../tools/browser/studio.cts';
import { TRIGGER } from '../../tools/demo/workflow.cts';
import { codesByEvent } from '../../nodes/Argyle/connection/codeChoices';
import { picture } from './pictures.cts';

jest.setTimeout(120_000);

let studio: Studio;

beforeAll(async () => {
	studio = await openStudio();
}, 400_000);

afterAll(async () => await studio.close(), 60_000);

describe('the nodes panel', () => {
	let editor: Editor;

	beforeAll(async () => {
		editor = await studio.openEditor();
		await editor.openNewWorkflow();
	}, 120_000);

	it.each(['argyle', 'payroll', 'failed'])(
		'finds Argyle first by "%s" [checklist 162]',
		async (word) => {
			const { rank, description } = await editor.searchNodes(word, 'Argyle');

			expect(rank).toBe(1);
			expect(description).toMatch(/payroll account/);
			await editor.takePicture(picture(`found-by-${word}`));
		},
	);

	it('lists what the nodes can do in sentences', async () => {
		await editor.searchNodes('argyle', 'Argyle');

		expect(await editor.listActions('Argyle')).toEqual(
			expect.arrayContaining([
				'On account failed',
				'Delete account permanently',
				'Get many accounts',
				'Resend invite by email or text message',
				'Create link token',
			]),
		);
		await editor.takePicture(picture('actions'));
	});
});

describe.each([
	{ colorScheme: 'light' as const, icon: 'argyle.svg' },
	{ colorScheme: 'dark' as const, icon: 'argyle.dark.svg' },
])('a trigger added in the $colorScheme theme', ({ colorScheme, icon }) => {
	let editor: Editor;

	beforeAll(async () => {
		editor = await studio.openEditor({ colorScheme });
		await editor.openNewWorkflow();
		await editor.searchNodes('argyle', 'Argyle');
		await editor.listActions('Argyle');
		await editor.addNode('On account failed');
	}, 120_000);

	it('asks for no more than a credential and the event', async () => {
		expect(await editor.listLabels()).toEqual(['Trigger On', 'Include Account Details', 'Options']);
		await editor.takePicture(picture(`trigger-${colorScheme}`));
	});

	it('says how to make a test failure, in the words of its button', async () => {
		expect(await editor.readListenLabel()).toBe('Execute step');
		expect(await editor.readTriggerPanel()).toMatch(/execute this step, and make a login fail/);
	});

	it('offers its options in the order of their names', async () => {
		const names = await editor.listOptional();

		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		expect(names).toContain('Include User Contact Details');
		await editor.takePicture(picture(`options-${colorScheme}`));
	});

	it('explains each error code, and narrows the list to what is typed [checklist 31]', async () => {
		await editor.addOptional('Error Codes');

		const codes = await editor.listChoices('errorCodes');
		// Those that a failed login can end in, and the entry for newer ones.
		expect(codes).toHaveLength(codesByEvent['accounts.failed'].length + 1);
		expect(codes.map(([name]) => name)).not.toContain('Authentication Required');
		expect(codes.filter(([, description]) => description === '')).toEqual([]);
		await editor.takePicture(picture(`error-codes-${colorScheme}`));

		const narrowed = await editor.narrowChoices('errorCodes', 'mfa');
		expect(narrowed.length).toBeGreaterThan(3);
		expect(narrowed.filter(([name]) => !name.includes('MFA'))).toEqual([]);
		await editor.takePicture(picture(`error-codes-mfa-${colorScheme}`));
	});

	it('has our icon on the canvas', async () => {
		await editor.page.keyboard.press('Escape');
		await editor.closeNode();

		expect(await editor.readIcon(TRIGGER)).toBe(icon);
		await editor.takePicture(picture(`canvas-${colorScheme}`));
	});
});

describe('the action', () => {
	let editor: Editor;

	beforeAll(async () => {
		studio.argyle.playLogin({ errorCode: 'invalid_mfa' });
		studio.argyle.playLogin({ errorCode: 'mfa_timeout' });
		editor = await studio.openEditor({ colorScheme: 'light' });
		await editor.openNewWorkflow();
		await editor.searchNodes('argyle', 'Argyle');
		await editor.listActions('Argyle');
		await editor.addNode('Delete account permanently');
	}, 120_000);

	it('has fields for the account and for what it may delete', async () => {
		expect(await editor.listLabels()).toEqual(['Resource', 'Operation', 'Account', 'Delete When']);
	});

	it('lets an account be picked from a list, by why its login failed', async () => {
		const list = editor.page.getByTestId('rlc-item');
		await editor.page.getByTestId('rlc-input').first().click();
		await list.first().waitFor();
		const names = await list.allInnerTexts();
		expect(names.filter((name) => /(invalid_mfa|mfa_timeout)/.test(name))).toHaveLength(2);
		await editor.takePicture(picture('account-list'));
	});
});
