import nock from 'nock';
import { readPages } from '../../../nodes/Argyle/api/pages';
import { openClient } from '../../../nodes/Argyle/api/client';
import { tryTwice } from '../../../nodes/Argyle/api/retries';
import { createContext } from './context';

const host = 'https://api.argyle.com';

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

const list = async (query = {}) => {
	const found: unknown[] = [];
	for await (const page of readPages(tryTwice(await openClient(createContext())), {
		path: '/webhooks',
		subject: 'webhook subscriptions',
		query,
	})) {
		found.push(...page.map(({ id }) => id));
	}
	return found;
};

const page = (query: Record<string, string | number>, body: object | string, status = 200) =>
	nock(host).get('/v2/webhooks').query(query).reply(status, body);

const link = (cursor: string, at = host) => `${at}/v2/webhooks?cursor=${cursor}`;

describe('a list of many pages', () => {
	it('is requested 200 at a time, then by the cursor alone [checklist 48]', async () => {
		page({ user: 'u', limit: 200 }, { next: link('abc%3D'), results: [{ id: 1 }, { id: 2 }] });
		page({ cursor: 'abc=', limit: 200 }, { next: link('def'), results: [{ id: 3 }] });
		page({ cursor: 'def', limit: 200 }, { next: null, results: [{ id: 4 }] });
		expect(await list({ user: 'u' })).toEqual([1, 2, 3, 4]);
		expect(nock.pendingMocks()).toEqual([]);
	});

	it.each([
		['null', { next: null }],
		['empty', { next: '' }],
		['missing', {}],
	])('ends where next is %s', async (_case, end) => {
		page({ limit: 200 }, { ...end, results: [{ id: 1 }] });
		expect(await list()).toEqual([1]);
	});

	it('is never read from a host that an answer names [checklist 74]', async () => {
		const evil = nock('https://evil.example').get(/./).reply(200, { results: [] });
		page({ limit: 200 }, { next: link('abc', 'https://evil.example'), results: [{ id: 1 }] });
		page({ cursor: 'abc', limit: 200 }, { next: null, results: [{ id: 2 }] });
		expect(await list()).toEqual([1, 2]);
		expect(evil.isDone()).toBe(false);
	});

	it.each([500, 502, 503, 504])(
		'survives one transient fault: %i [checklist 69]',
		async (status) => {
			page({ limit: 200 }, {}, status);
			page({ limit: 200 }, { next: null, results: [{ id: 1 }] });
			expect(await list()).toEqual([1]);
		},
	);
});

describe('a list that cannot be read is an end with a reason, not a shorter list', () => {
	it.each([401, 403, 404, 429])('status %i, after one request', async (status) => {
		page({ limit: 200 }, {}, status);
		page({ limit: 200 }, { next: null, results: [] });
		await expect(list()).rejects.toThrow(/Argyle/);
		expect(nock.pendingMocks()).toHaveLength(1);
	});

	it('status 500 twice', async () => {
		page({ limit: 200 }, {}, 500);
		page({ limit: 200 }, {}, 500);
		await expect(list()).rejects.toThrow(/not available right now.*Try again/);
	});

	it.each([
		['a page of HTML', '<html></html>'],
		['no results', { next: null }],
		['results that are not a list', { next: null, results: {} }],
		['a next without a cursor', { next: `${host}/v2/webhooks?page=2`, results: [{ id: 1 }] }],
		['a next that is not a text', { next: 7, results: [{ id: 1 }] }],
		['a next that is not an address', { next: 'further', results: [{ id: 1 }] }],
	])('%s', async (_case, body) => {
		page({ limit: 200 }, body);
		await expect(list()).rejects.toThrow(/not in the expected form\. .*Try again/);
	});

	it('a later page', async () => {
		page({ limit: 200 }, { next: link('a'), results: [{ id: 1 }] });
		page({ cursor: 'a', limit: 200 }, {}, 403);
		await expect(list()).rejects.toThrow(/403/);
	});
});
