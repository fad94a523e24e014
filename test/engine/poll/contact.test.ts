import { contactData, findPrivateData } from '../../support/person';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;

beforeEach(async () => {
	scene = await openScene({ options: { includeContact: true } });
	await scene.poll();
});

afterEach(async () => await scene.close());

const reads = () => scene.argyle.requestsTo('GET', /^\/v2\/users\//);

describe('the contact of a person', () => {
	it('is looked up with the option on', async () => {
		scene.fail();
		expect(await scene.poll()).toMatchObject([{ contact: contactData }]);
	});

	it('is looked up once for a person with several failures', async () => {
		const { user } = scene.fail();
		scene.fail({ user });
		expect(await scene.poll()).toMatchObject([{ contact: contactData }, { contact: contactData }]);
		expect(reads()).toHaveLength(1);
	});

	it.each([404, 403, 401])(
		'is null when Argyle answers %d, and the item still comes [checklist 46]',
		async (status) => {
			scene.fail();
			scene.fail();
			scene.argyle.faults.add({ path: /^\/v2\/users\//, times: 1, status });
			const contacts = (await scene.poll()).map(({ contact }) => contact);
			expect(contacts).toEqual(
				expect.arrayContaining([null, expect.objectContaining(contactData)]),
			);
		},
	);

	it('loses no item when its lookup takes longer than a poll may', async () => {
		scene.argyle.faults.add({ path: /^\/v2\/users\//, delayMs: 300, times: Infinity });
		// Ten are looked up at a time.
		const failing = Array.from({ length: 12 }, () => scene.fail().id);
		const items = [];
		for (let polls = 0; items.length < failing.length && polls < 10; polls += 1) {
			items.push(...((await scene.stage.pollDurably(550)) ?? []));
		}
		expect(items.map(({ account }) => account).sort()).toEqual([...failing].sort());
	});

	it('is not in the state, which has IDs and times [checklist 130]', async () => {
		const { id, connection } = scene.fail();
		expect(await scene.poll()).toMatchObject([{ contact: contactData }]);
		const moment = new Date(connection.updated_at ?? '').toISOString();
		expect(Object(scene.stage.staticData).accounts).toEqual({ [id]: moment });
		expect(findPrivateData(scene.stage.saved)).toEqual([]);
		const stored = JSON.stringify(scene.stage.saved);
		for (const value of Object.values(contactData)) {
			expect(stored).not.toContain(JSON.stringify(value));
		}
	});

	it('is looked up within the rate limit of Argyle', async () => {
		scene.argyle.settings.rateLimit = 50;
		for (let count = 0; count < 60; count += 1) scene.fail();
		expect(await scene.poll()).toHaveLength(60);
		expect(reads().map(({ status }) => status)).toEqual(Array(60).fill(200));
	});
});
