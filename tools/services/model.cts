import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../process/server.cts';
import type { ServerResponse } from 'node:http';

/** What the model answers: calls of tools, or its final text. */
export type Turn = { calls: { tool: string; args: Record<string, unknown> }[] } | { say: string };

interface Message {
	role: string;
	content?: unknown;
	tool_call_id?: string;
}

/** What a model gets: the conversation so far, and the tools that it may call. */
interface Prompt {
	messages: Message[];
	tools?: { function: { name: string; description?: string; parameters?: unknown } }[];
	stream?: boolean;
}

/**
 * Starts a stand-in for a model's API (a minimum of OpenAI's chat completions). It answers with what a
 * test has scripted.
 */
export async function startModel() {
	const prompts: Prompt[] = [];
	const script: Turn[] = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const prompt: Prompt = JSON.parse(body || '{}');
			prompts.push(prompt);
			answer(response, script.shift() ?? { say: 'Done' }, prompt.stream === true);
		});
	});
	const { url, close } = await listen(server);
	return {
		prompts,
		/** What n8n's OpenAI credential needs. */
		credential: { apiKey: 'scripted', url: `${url}/v1` },
		/** Writes down the next answers, and forgets what came so far. */
		play: (...turns: Turn[]) => {
			prompts.splice(0);
			script.splice(0, script.length, ...turns);
		},
		close,
	};
}

function answer(response: ServerResponse, turn: Turn, isStream: boolean) {
	const message = { role: 'assistant', ...describeTurn(turn) };
	const finish_reason = 'calls' in turn ? 'tool_calls' : 'stop';
	const common = { id: 'chatcmpl-1', created: 1, model: 'scripted' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (!isStream) {
		const choices = [{ index: 0, message, finish_reason }];
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ ...common, object: 'chat.completion', choices, usage }));
		return;
	}
	response.setHeader('content-type', 'text/event-stream');
	const chunks = [
		[{ index: 0, delta: message, finish_reason: null }],
		[{ index: 0, delta: {}, finish_reason }],
	];
	for (const choices of chunks) {
		const chunk = { ...common, object: 'chat.completion.chunk', choices, usage };
		response.write(`data: ${JSON.stringify(chunk)}\n\n`);
	}
	response.end('data: [DONE]\n\n');
}

function describeTurn(turn: Turn) {
	if ('say' in turn) return { content: turn.say };
	const tool_calls = turn.calls.map(({ tool, args }, index) => ({
		index,
		id: `call_${index}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(args) },
	}));
	return { content: null, tool_calls };
}
