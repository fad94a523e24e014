import type { Editor } from '../../tools/browser/editor/index.cts';
import type { Studio } from '../../tools/browser/studio.cts';
import { openStudio } from '../../tools/browser/studio.cts';
import { TRIGGER } from '../../tools/demo/workflow.cts';
import { readExample } from '../../tools/docs/examples.cts';
import { until } from '../../tools/process/wait.cts';
import { picture } from './pictures.cts';

jest.setTimeout(180_000);

// "SMS by Twilio, e-mail by Gmail, stop when connected": by dragging fields only, without one
// expression written by hand. The sample that the example brings stands in for a failed login.

const SMS = 'SMS by Twilio';
const MAIL = 'E-Mail by Gmail';
const READ = 'Read the Account';
const CONNECTED = 'Connected?';
const AGAIN = 'Text Them Again';

let studio: Studio;
let editor: Editor;
let id: string;

beforeAll(async () => {
	studio = await openStudio();
	editor = await studio.openEditor({ viewport: { width: 1500, height: 1000 } });
	({ id } = await studio.rest.createWorkflow(bare()));
	await editor.openWorkflow(id);
}, 400_000);

afterAll(async () => await studio.close(), 60_000);

/** A field of an item, and where it is dropped. */
interface Drag {
	node: string;
	/** The node whose output holds the field. */
	source: string;
	field: string;
	parameter: string;
	/** What n8n makes of it, and where it stands among the node's parameters. */
	expected: [path: string, expression: string];
}

const drags: Drag[] = [
	{
		...{ node: SMS, source: TRIGGER, field: 'contact.phone_number', parameter: 'to' },
		expected: ['to', '={{ $json.contact.phone_number }}'],
	},
	{
		...{ node: SMS, source: TRIGGER, field: 'guidance.sms', parameter: 'message' },
		expected: ['message', '={{ $json.guidance.sms }}'],
	},
	{
		...{ node: MAIL, source: TRIGGER, field: 'contact.email', parameter: 'sendTo' },
		expected: ['sendTo', '={{ $json.contact.email }}'],
	},
	{
		...{ node: MAIL, source: TRIGGER, field: 'guidance.subject', parameter: 'subject' },
		expected: ['subject', '={{ $json.guidance.subject }}'],
	},
	{
		...{ node: MAIL, source: TRIGGER, field: 'guidance.suggested_message', parameter: 'message' },
		expected: ['message', '={{ $json.guidance.suggested_message }}'],
	},
	{
		...{ node: READ, source: TRIGGER, field: 'account', parameter: 'accountId' },
		expected: ['accountId.value', '={{ $json.account }}'],
	},
	{
		...{ node: CONNECTED, source: READ, field: 'connection.status', parameter: 'conditions' },
		expected: ['conditions.conditions.0.leftValue', '={{ $json.connection.status }}'],
	},
	{
		...{ node: AGAIN, source: TRIGGER, field: 'guidance.sms', parameter: 'message' },
		expected: ['message', "={{ $('Argyle Trigger').item.json.guidance.sms }}"],
	},
];

it.each(drags)('$field dropped on $parameter of "$node"', async (drag) => {
	const { node, source, field, parameter, expected } = drag;
	const [path, expression] = expected;
	await editor.openNode(node);
	await editor.dropField({ source, field, parameter });
	await editor.takePicture(picture(`drag-${node}-${parameter}`.replace(/[^\w-]/g, '')));
	await editor.closeNode();
	await editor.save();

	const read = async () => {
		const { nodes } = await studio.rest.getWorkflow(id);
		const found = nodes.find(({ name }) => name === node);
		return path.split('.').reduce<unknown>((value, key) => Object(value)[key], found?.parameters);
	};
	await until(`${field} in ${node}`, async () => (await read()) !== undefined);
	expect(await read()).toBe(expression);
});

/** The nodes as a user adds them, connected, with nothing but their choices made. */
function bare() {
	const example = readExample('remind-by-text-and-mail.json', studio.credential);
	const sample: unknown = Object(example).pinData;
	const trigger = example.nodes.filter(({ name }) => name === TRIGGER);
	const { id: credential, name } = studio.credential;
	const place = (key: string, x: number, y: number) => ({ id: key, name: key, position: [x, y] });
	const text = { type: 'n8n-nodes-base.twilio', typeVersion: 1, parameters: {} };
	const nodes = [
		...trigger.map((one) => ({ ...one, position: [0, 0] })),
		{ ...place(SMS, 300, -200), ...text },
		{ ...place(MAIL, 300, 0), type: 'n8n-nodes-base.gmail', typeVersion: 2.1, parameters: {} },
		{
			...place(READ, 300, 200),
			...{ type: 'n8n-nodes-argyle.argyle', typeVersion: 1 },
			parameters: { resource: 'account', operation: 'get' },
			credentials: { argyleApi: { id: credential, name } },
		},
		{
			...place(CONNECTED, 600, 200),
			...{ type: 'n8n-nodes-base.if', typeVersion: 2.2 },
			parameters: {},
		},
		{
			...place('Stop', 900, 100),
			...{ type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
		},
		{ ...place(AGAIN, 900, 300), ...text },
	];
	const link = (node: string) => ({ node, type: 'main', index: 0 });
	return {
		name: 'Dragged',
		nodes,
		connections: {
			[TRIGGER]: { main: [[link(SMS), link(MAIL), link(READ)]] },
			[READ]: { main: [[link(CONNECTED)]] },
			[CONNECTED]: { main: [[link('Stop')], [link(AGAIN)]] },
		},
		pinData: sample,
	};
}
