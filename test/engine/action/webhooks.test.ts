import { randomUUID } from 'node:crypto';
import { findOutputViolations } from '../../support/schemas';
import { useScene } from './scene';

const scene = useScene();

// Any four letters of a secret are too many to show. They are not hexadecimal digits: 205 random
// IDs hold a given four of those in one run out of twelve.
const partOfSecret = 's3cr';

describe('Webhook Subscription', () => {
	const subscribe = (name: string) =>
		scene.argyle.webhooks.add({
			name,
			url: `https://n8n.example.com/${name}`,
			events: ['accounts.failed'],
			secret: partOfSecret.repeat(16),
		});

	it('→ Get Many gives all of them from all pages, without their secrets [checklist 153]', async () => {
		for (let index = 0; index < 205; index++) subscribe(`n8n workflow ${index}`);
		const { output, stored } = await scene.run({
			resource: 'webhook',
			operation: 'getAll',
			returnAll: true,
		});
		expect(output).toHaveLength(205);
		expect(output.flatMap(findOutputViolations['webhook getAll'])).toEqual([]);
		expect(stored).not.toContain(partOfSecret);
	});

	it.each([
		[429, { deleted: true, already_gone: true }],
		[503, { deleted: true }],
	])(
		'→ Delete finds it gone after a %i: was that its own doing? %j [checklist 67]',
		async (status, outcome) => {
			const parameters = { resource: 'webhook', operation: 'delete', webhookId: randomUUID() };
			scene.argyle.faults.add({ method: 'DELETE', path: '/v2/webhooks', status });
			expect((await scene.run(parameters)).output).toEqual([outcome]);
			expect(scene.argyle.requestsTo('DELETE', /^\/v2\/webhooks/)).toHaveLength(2);
		},
	);

	it('→ Delete removes the one that was named', async () => {
		const [kept, named] = [subscribe('a'), subscribe('b')];
		const remove = { resource: 'webhook', operation: 'delete', webhookId: '={{ $json.id }}' };
		const { output } = await scene.run(remove, [{ id: named.id }, { id: randomUUID() }]);
		expect(output).toEqual([{ deleted: true }, { deleted: true, already_gone: true }]);
		expect(output.flatMap(findOutputViolations['webhook delete'])).toEqual([]);
		expect(scene.argyle.webhooks.list().map(({ id }) => id)).toEqual([kept.id]);
	});
});
