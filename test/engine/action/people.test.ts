import { findOutputViolations } from '../../support/schemas';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

describe('User → Get', () => {
	it('gives the person, without what would harm them most in the wrong place', async () => {
		const user = scene.argyle.users.add({
			first_name: 'Sarah',
			external_id: 'a-1',
			ssn: '522-09-7682',
			birth_date: { year: 1980, month: 10, day: 10 },
			address: {
				city: 'Farrelltown',
				line1: '759 Victoria Plaza',
				line2: null,
				state: 'TX',
				country: 'US',
				postal_code: '77358',
			},
		});
		const { output, stored } = await scene.run({
			resource: 'user',
			operation: 'get',
			userId: user.id,
		});
		expect(output).toMatchObject([{ id: user.id, first_name: 'Sarah', external_id: 'a-1' }]);
		expect(stored).not.toMatch(/522-09-7682|birth_date|Farrelltown|"ssn"/);
		expect(output.flatMap(findOutputViolations['user get'])).toEqual([]);
	});
});

describe('User → Create Link Token', () => {
	const createToken = (userId: string) => ({ resource: 'user', operation: 'createToken', userId });

	it('gives a token for that user', async () => {
		const { id } = scene.argyle.users.add({});
		const { output } = await scene.run(createToken(id));
		expect(output).toEqual([{ user: id, user_token: expect.stringMatching(/^ey/) }]);
		expect(output.flatMap(findOutputViolations['user createToken'])).toEqual([]);
	});

	it.each([500, 502, 504])('is not retried: %i [checklist 69]', async (status) => {
		const { id } = scene.argyle.users.add({});
		scene.argyle.faults.add({ method: 'POST', path: '/v2/user-tokens', status, times: Infinity });
		const { message } = await scene.run(createToken(id));
		expect(message).toMatch(new RegExp(`^A link token for user ${id} could not be created`));
		expect(scene.argyle.requestsTo('POST', '/v2/user-tokens')).toHaveLength(1);
	});

	it('is requested again when Argyle says that it did not create one [checklist 68]', async () => {
		const { id } = scene.argyle.users.add({});
		const headers = { 'Retry-After': '1' };
		for (const status of [429, 503]) {
			scene.argyle.faults.add({ method: 'POST', path: '/v2/user-tokens', status, headers });
		}
		const { output } = await scene.run(createToken(id));
		expect(output).toMatchObject([{ user: id }]);
		expect(scene.argyle.requestsTo('POST', '/v2/user-tokens')).toHaveLength(3);
	});

	it('leaves no token behind that came under another name', async () => {
		const { id } = scene.argyle.users.add({});
		const body = { pass: 'eyJhbGciOiJIUzI1NiJ9.e30.x' };
		scene.argyle.faults.add({ method: 'POST', path: '/v2/user-tokens', body });
		const { message, stored } = await scene.run(createToken(id));
		expect(message).toMatch(/not in the expected form/);
		expect(scene.findTokens(stored)).toEqual([]);
	});
});

describe('Item → Get', () => {
	it('gives name and health of an employer', async () => {
		const { output } = await scene.run({
			resource: 'item',
			operation: 'get',
			itemId: 'item_000029932',
		});
		expect(output).toMatchObject([{ id: 'item_000029932', name: 'Aramark', status: 'healthy' }]);
		expect(output.flatMap(findOutputViolations['item get'])).toEqual([]);
	});
});

describe('Item → Get Many', () => {
	const list = { resource: 'item', operation: 'getAll', returnAll: true };

	it.each([
		[{ name: 'whole' }, ['Whole Goods']],
		[{ status: ['issues', 'unavailable'] }, ['Down Corp']],
		[{ name: 'down', status: ['healthy'] }, []],
	])('with %j gives %j', async (filters, names) => {
		scene.argyle.items.add({ name: 'Down Corp', status: 'unavailable' });
		const { output } = await scene.run({ ...list, filters });
		expect(output.map(({ name }) => name)).toEqual(names);
		expect(output.flatMap(findOutputViolations['item getAll'])).toEqual([]);
	});
});
