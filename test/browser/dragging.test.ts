import type { Editor } from '../../tools/browser/editor/index.cts';
import type { Studio } from '../../tools/browser/studio.cts';
import type { StandIns } from '../../tools/n8n/world/standIns.cts';
import { openStudio } from '../../tools/browser/studio.cts';
import { TRIGGER } from '../../tools/demo/workflow.cts';
import { createCredentials, openStandIns } from '../../tools/n8n/world/standIns.cts';
import { readMail } from '../../tools/services/standIns/messages.cts';
import { picture } from './pictures.cts';
import { readSaved } from './saved.cts';
import { AGAIN, ALLOWED, CONNECTED, MAIL, READ, SMS, createReminder } from './reminder.cts';

jest.setTimeout(180_000);

let standIns: StandIns;
let studio: Studio;
let editor: Editor;
let id: string;
let account: string;

beforeAll(async () => {
	standIns = await openStandIns();
	studio = await openStudio({ env: standIns.env });
	editor = await studio.openEditor();
	const reminder = createReminder(studio.credential, await createCredentials(studio.rest));
	({ account } = reminder);
	({ id } = await studio.rest.createWorkflow(reminder.workflow));
	await editor.openWorkflow(id);
}, 400_000);

afterEach(async () => await editor.closeNode());

afterAll(async () => {
	await studio.close();
	await standIns.close();
}, 60_000);

/** What is dropped on a parameter, typed into it or chosen from its list, one after the other. */
type Part = { field: string } | { choice: string } | string;

interface Step {
	node: string;
	/** The node whose fields are dragged. */
	source: string;
	/** n8n shows no fields of earlier nodes when all that it would show is an If node that never ran. */
	executesPrevious?: boolean;
	/** By the parameters' internal names. */
	fill: [parameter: string, ...Part[]][];
	/** What n8n saves, by the path among the node's parameters. */
	saved: Record<string, unknown>;
}

const from = '+15125550000';

/** Who writes, what the item says, and the link. */
const fillText: Step['fill'] = [
	['from', from],
	['to', { field: 'contact.phone_number' }],
	['message', 'Acme Lending:', { field: 'guidance.sms' }, ' ', { field: 'connect_url' }],
];

const ofTrigger = "$('Argyle Trigger').item.json";

const steps: Step[] = [
	{
		node: ALLOWED,
		source: TRIGGER,
		fill: [
			['left', { field: 'guidance.notify_applicant' }],
			['right', { choice: 'true' }],
		],
		saved: {
			'conditions.conditions.0.leftValue': '={{ $json.guidance.notify_applicant }}',
			'conditions.conditions.0.operator': { type: 'boolean', operation: 'equals' },
			'conditions.conditions.0.rightValue': true,
		},
	},
	{
		node: SMS,
		source: ALLOWED,
		executesPrevious: true,
		fill: fillText,
		saved: {
			from,
			to: '={{ $json.contact.phone_number }}',
			message: '=Acme Lending: {{ $json.guidance.sms }} {{ $json.connect_url }}',
		},
	},
	{
		node: MAIL,
		source: TRIGGER,
		fill: [
			['sendTo', { field: 'contact.email' }],
			['subject', { field: 'guidance.subject' }],
			['message', { field: 'guidance.suggested_message' }, ' ', { field: 'connect_url' }],
		],
		saved: {
			sendTo: `={{ ${ofTrigger}.contact.email }}`,
			subject: `={{ ${ofTrigger}.guidance.subject }}`,
			message: `={{ ${ofTrigger}.guidance.suggested_message }} {{ ${ofTrigger}.connect_url }}`,
		},
	},
	{
		node: READ,
		source: TRIGGER,
		fill: [['accountId', { field: 'account' }]],
		saved: { 'accountId.value': `={{ ${ofTrigger}.account }}` },
	},
	{
		node: CONNECTED,
		source: READ,
		fill: [
			['left', { field: 'connection.status' }],
			['right', 'connected'],
		],
		saved: {
			'conditions.conditions.0.leftValue': '={{ $json.connection.status }}',
			'conditions.conditions.0.operator.operation': 'equals',
			'conditions.conditions.0.rightValue': 'connected',
		},
	},
	{
		node: AGAIN,
		source: TRIGGER,
		fill: fillText,
		saved: {
			from,
			to: `={{ ${ofTrigger}.contact.phone_number }}`,
			message: `=Acme Lending: {{ ${ofTrigger}.guidance.sms }} {{ ${ofTrigger}.connect_url }}`,
		},
	},
];

describe('"SMS by Twilio, email by Gmail, stop when connected"', () => {
	it.each(steps)('"$node" is filled in by dragging fields', async (step) => {
		const { node, source, executesPrevious, fill, saved } = step;
		await editor.openNode(node);
		if (executesPrevious) await editor.executePrevious();
		for (const [parameter, ...parts] of fill) {
			for (const part of parts) {
				if (typeof part === 'string') await editor.typeText(parameter, part);
				else if ('choice' in part) await editor.choose(parameter, part.choice);
				else await editor.dropField({ source, parameter, field: part.field });
			}
		}
		await editor.takePicture(picture(`drag-${node.toLowerCase().match(/\w+/g)?.join('-')}`));

		expect(await readSaved(studio.rest, id, node, saved)).toEqual(saved);
	});

	const sms = {
		From: from,
		To: '+15125550100',
		Body: "Acme Lending: That security code didn't match. Open your link, log in to your Walmart payroll account, and use the newest code. https://verify.argyle.com/connect/0187c66e",
	};

	it.each([
		{ state: 'failed' as const, run: 2, texts: [sms, sms] },
		{ state: 'connected' as const, run: 3, texts: [sms] },
	])(
		'writes to the applicant until the account is connected: $state',
		async ({ state, run, texts }) => {
			studio.argyle.accounts.remove(account);
			studio.argyle.accounts.add({ id: account }, state);
			standIns.clear();

			await editor.executeWorkflow();
			const { status } = await studio.rest.waitForNewest(id, { count: run });

			await editor.takePicture(picture(`drag-executed-${state}`));
			expect(status).toBe('success');
			expect(standIns.calls('twilio').map(({ body }) => body)).toMatchObject(texts);
			const sent = standIns.calls('gmail').filter(({ path }) => path.endsWith('/send'));
			expect(await Promise.all(sent.map(readMail))).toEqual([
				{
					to: 'sarah@example.com',
					subject: 'One more step to connect your Walmart payroll',
					text: "The security code didn't match. Open your link and log in to your Walmart payroll account again. Then use the newest code you get, as older ones stop working. https://verify.argyle.com/connect/0187c66e",
				},
			]);
		},
	);

	it('shows each text below its field, as the applicant gets it', async () => {
		await editor.openNode(SMS);

		expect(await editor.readPreview('to')).toBe(sms.To);
		expect(await editor.readPreview('message')).toBe(sms.Body);
		await editor.takePicture(picture('drag-preview'));
	});
});
