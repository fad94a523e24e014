import { randomUUID } from 'node:crypto';
import type { Rest } from '../rest/index.cts';
import type { Credential } from '../rest/credentials.cts';
import type { Execution } from '../rest/executions.cts';
import { startModel } from '../../services/model.cts';
import type { Turn } from '../../services/model.cts';

/** Of the action node as a tool. */
type Parameters = Record<string, unknown>;

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/**
 * The means to hand the action node to n8n's AI Agent, with a scripted model.
 * @param url of n8n
 */
export async function openAgents(rest: Rest, argyle: Credential, url: string) {
	const model = await startModel();
	const openAi = await rest.createCredential('openAiApi', 'Model', model.credential);

	const createNodes = (path: string, tools: Record<string, Parameters>) => [
		{
			...place('Start', 'n8n-nodes-base.webhook', 2),
			webhookId: path,
			parameters: { path, httpMethod: 'POST' },
		},
		{
			...place('Agent', `${LANGCHAIN}.agent`, 3),
			parameters: {
				promptType: 'define',
				text: 'Do it',
				options: { returnIntermediateSteps: true },
			},
		},
		{
			...place('Model', `${LANGCHAIN}.lmChatOpenAi`, 1.2),
			parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			credentials: { openAiApi: { id: openAi.id, name: openAi.name } },
		},
		...Object.entries(tools).map(([name, parameters]) => ({
			...place(name, 'n8n-nodes-argyle.argyleTool', 1),
			parameters,
			credentials: { argyleApi: { id: argyle.id, name: argyle.name } },
		})),
	];

	return {
		model,
		/**
		 * Runs an agent once.
		 * @param tools the action node's parameters by the names of the tools
		 * @param turns what the model answers
		 */
		runAgent: async (tools: Record<string, Parameters>, ...turns: Turn[]): Promise<Execution> => {
			model.play(...turns);
			const path = randomUUID();
			const workflow = await rest.createWorkflow({
				name: `Agent ${path}`,
				nodes: createNodes(path, tools),
				// As the editor saves it. In n8n's older order an agent continues before its tools have run.
				settings: { executionOrder: 'v1' },
				connections: {
					Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
					Model: connectAs('ai_languageModel'),
					...Object.fromEntries(Object.keys(tools).map((name) => [name, connectAs('ai_tool')])),
				},
			});
			await rest.publish(workflow.id);
			await fetch(`${url}/webhook/${path}`, { method: 'POST' });
			const [execution] = await rest.waitForExecutions(workflow.id);
			await rest.unpublish(workflow.id);
			if (execution === undefined) throw new Error(`Workflow ${workflow.id} did not run`);
			return execution;
		},
		/** What the model was answered by its tools, in the order of its calls. */
		readAnswers: (): string[] => {
			const messages = model.prompts.at(-1)?.messages ?? [];
			return messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));
		},
		close: model.close,
	};
}

function place(name: string, type: string, typeVersion: number) {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0] };
}

function connectAs(type: string) {
	return { [type]: [[{ node: 'Agent', type, index: 0 }]] };
}
