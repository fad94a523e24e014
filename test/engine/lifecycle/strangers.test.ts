import fc from 'fast-check';
import type { Webhook } from '../../../tools/simulator/types.cts';
import type { Stage } from '../../support/stage';
import { useArgyle } from './scene';

const host = 'https://n8n.example.com';
const path = '6c1fa8d1-93f8-4a0e-b1ae-1e7f0f6a6a30/webhook';
const mine = { name: 'n8n workflow workflow-1 node node-1', url: `${host}/webhook/${path}` };

/** Subscriptions that resemble this node's in all but what proves it, and what they are. */
const lookAlikes: Array<[what: string, one: Partial<Webhook>]> = [
	['of the same workflow in another n8n', { url: `https://other.example.com/webhook/${path}` }],
	['of the same name, at an older address', { url: `https://old.example.com/webhook/${path}` }],
	['of another node of this n8n', { url: `${host}/webhook/9d2b6b51/webhook` }],
	['of a test of this node', { name: `${mine.name} (test)`, url: `${host}/webhook-test/${path}` }],
	['with a slash more', { url: `${mine.url}/` }],
	['with a query', { url: `${mine.url}?a=b` }],
	['with http', { url: mine.url.replace('https', 'http') }],
	['with another port', { url: mine.url.replace('.com', '.com:8443') }],
	['with a longer path', { url: `${mine.url}-2` }],
	['in capitals', { url: mine.url.toUpperCase() }],
	['of a program, with no name of ours', { name: 'crm', url: 'https://crm.example.com/hook' }],
	['without any address', { url: '' }],
	['of a name that begins as ours', { name: `${mine.name}0`, url: `${host}/webhook/0/webhook` }],
];

const stranger = fc.record({
	like: fc.constantFrom(...lookAlikes.map(([, one]) => one)),
	events: fc.subarray(['accounts.failed', 'accounts.added', '*'], { minLength: 1 }),
	config: fc.constantFrom({}, { include_resource: true }, { include_resource: false }),
	secret: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
});

describe('subscriptions of others', () => {
	const scene = useArgyle();

	const add = (one: Partial<Webhook>) => scene.argyle.webhooks.add({ ...mine, ...one });
	const foreign = () => scene.list().filter(({ url }) => url !== mine.url);

	/** The ways in which a node's life can go; each is to leave others alone. */
	const lives: Record<string, (stage: Stage) => Promise<unknown>> = {
		publish: async (stage) => await stage.publish(),
		'publish and unpublish': async (stage) => {
			await stage.publish();
			await stage.delete();
		},
		'unpublish without ever publishing': async (stage) => await stage.delete(),
		'publish over a damaged one': async (stage) => {
			add({ events: ['accounts.added'] });
			await stage.publish();
		},
		'publish after a crash': async (stage) => {
			await scene.createStage().create();
			await stage.publish();
		},
	};

	it.each(lookAlikes)('%s is never touched [checklist 53, 59]', async (_what, one) => {
		const before = [add({ ...one, events: ['accounts.failed'] })];
		for (const live of Object.values(lives)) {
			await live(scene.createStage());
			expect(foreign()).toEqual(before);
		}
	});

	it('are never touched, over 100 random lists [checklist 53]', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(stranger, { maxLength: 8 }),
				fc.constantFrom(...Object.keys(lives)),
				async (strangers, life) => {
					scene.argyle.webhooks.clear();
					const before = strangers.map(({ like, ...rest }) => add({ ...rest, ...like }));
					await lives[life]?.(scene.createStage());
					expect(foreign()).toEqual(before);
					expect(scene.list().length - before.length).toBe(life.includes('unpublish') ? 0 : 1);
				},
			),
			{ numRuns: 100 },
		);
	});
});
