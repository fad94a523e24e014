import nock from 'nock';
import { runItems } from '../../../nodes/Argyle/actions/run';
import { createExecuteContext } from './context';

const id = '018051aa-f7a9-a0db-2f38-6cfa325e9d69';

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

it('two operations on one user are two tasks, even if an expression chooses the operation [checklist 72]', async () => {
	const argyle = nock('https://api.argyle.com');
	argyle.get(`/v2/users/${id}`).reply(200, { id });
	argyle.post('/v2/user-tokens', { user: id }).reply(200, { user_token: 'eyJ' });
	const items = ['get', 'createToken', 'get'].map((operation) => ({ operation }));
	const context = createExecuteContext({ resource: 'user', operation: 'get', userId: id }, items);
	// n8n 2.41 takes no expression there from the editor, so it is put in behind its back.
	context.node.parameters.operation = '={{ $json.operation }}';
	const output = await runItems(context, false);
	expect(output.map(({ json }) => json)).toEqual([{ id }, { user: id, user_token: 'eyJ' }, { id }]);
	expect(nock.isDone()).toBe(true);
});
