import { findOutputViolations } from '../../support/schemas';
import { findPrivateData, privateData } from '../../support/person';
import { useScene } from './scene';

const scene = useScene();

describe('User → Get', () => {
	it('gives the person without social security number, birthday and home [checklist 153]', async () => {
		const shown = { first_name: 'Sarah', external_id: 'a-1' };
		const { id } = scene.argyle.users.add({ ...privateData, ...shown });
		const get = { resource: 'user', operation: 'get', userId: id };
		const { output, stored } = await scene.run(get);
		expect(output).toMatchObject([{ id, ...shown }]);
		expect(findPrivateData(stored)).toEqual([]);
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

	it('shows no token that came under another name [checklist 153]', async () => {
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
		const get = { resource: 'item', operation: 'get', itemId: 'item_000029932' };
		const { output } = await scene.run(get);
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
