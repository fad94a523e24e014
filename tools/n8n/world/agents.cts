import { startModel } from '../../services/model.cts';
import { createNode, leadTo, withCredential } from './workflow.cts';
import { START } from './workflows.cts';
import type { Credential } from '../rest/credentials.cts';
import type { Execution } from '../rest/executions.cts';
import type { Rest } from '../rest/index.cts';
import type { Turn } from '../../services/model.cts';
import type { Parameters } from './workflow.cts';
import type { createWorkflows } from './workflows.cts';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

interface Options extends Pick<ReturnType<typeof createWorkflows>, 'runWorkflow'> {
	rest: Rest;
	/** The credential of the tools. */
	credential: Credential;
}

/** Returns functions that give the action node to n8n's AI Agent, with a scripted model. */
export async function openAgents({ rest, credential, runWorkflow }: Options) {
	const model = await startModel();
	const openAi = await rest.createCredential('openAiApi', 'Model', model.credential);

	const createNodes = (tools: Record<string, Parameters>) => [
		createNode(
			`${LANGCHAIN}.agent`,
			'Agent',
			{ promptType: 'define', text: 'Do it', options: { returnIntermediateSteps: true } },
			{ typeVersion: 3 },
		),
		withCredential(
			createNode(
				`${LANGCHAIN}.lmChatOpenAi`,
				'Model',
				{ model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				{ typeVersion: 1.2 },
			),
			openAi,
		),
		...Object.entries(tools).map(([name, parameters]) =>
			withCredential(createNode('n8n-nodes-argyle.argyleTool', name, parameters), credential),
		),
	];

	return {
		model,
		/**
		 * Runs an agent once.
		 * @param tools the action node's parameters by the names of the tools
		 * @param turns the answers of the model
		 */
		runAgent: async (tools: Record<string, Parameters>, ...turns: Turn[]): Promise<Execution> => {
			model.play(...turns);
			const asTools = Object.keys(tools).map((name) => [name, leadTo(['Agent'], 'ai_tool')]);
			return await runWorkflow(createNodes(tools), {
				[START]: leadTo(['Agent']),
				Model: leadTo(['Agent'], 'ai_languageModel'),
				...Object.fromEntries(asTools),
			});
		},
		/** Reads the answers of the tools to the model, in the order of its calls. */
		readAnswers: (): string[] => {
			const messages = model.prompts.at(-1)?.messages ?? [];
			return messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));
		},
		close: model.close,
	};
}
