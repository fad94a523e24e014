import fc from 'fast-check';
import {
	explainTemplate,
	fillTemplate,
	namesExternalId,
	readInvite,
} from '../../../nodes/Argyle/connection/link';
import { accountId, userId } from './itemFixtures';

const values = { user: userId, account: accountId, externalId: 'CRM 7/ö' };

describe('a link template', () => {
	it('is filled with what it names, URL-encoded [checklist 132]', () => {
		const template = ' https://example.com/{user}/a?account={account}&crm={external_id} ';
		expect(fillTemplate(template, values)).toBe(
			`https://example.com/${userId}/a?account=${accountId}&crm=CRM%207%2F%C3%B6`,
		);
	});

	it('may have no placeholder', () => {
		expect(fillTemplate('https://example.com/connect', values)).toBe('https://example.com/connect');
	});

	it('may be a host alone', () => {
		expect(fillTemplate('https://example.com', values)).toBe('https://example.com');
	});

	it('may be an http address', () => {
		expect(fillTemplate('http://localhost:3000/{user}', values)).toBe(
			`http://localhost:3000/${userId}`,
		);
	});

	it('may have its first placeholder right after the host, as a path or a query', () => {
		expect(fillTemplate('https://example.com?{user}', values)).toBe(
			`https://example.com?${userId}`,
		);
		expect(fillTemplate('https://example.com#{user}', values)).toBe(
			`https://example.com#${userId}`,
		);
	});

	it('is filled at each place that names the same value', () => {
		expect(fillTemplate('https://example.com/{user}?u={user}', values)).toBe(
			`https://example.com/${userId}?u=${userId}`,
		);
	});

	it('needs no value that it does not name', () => {
		const onlyUser = { user: userId, account: null, externalId: null };
		expect(fillTemplate('https://example.com/{user}', onlyUser)).toContain(userId);
	});

	it('needs the user object only if it names the external ID', () => {
		expect(namesExternalId('https://example.com/{user}?crm={external_id}')).toBe(true);
		expect(namesExternalId('https://example.com/{user}/external_id/{account}')).toBe(false);
	});

	it.each(['user', 'account', 'external_id'])(
		'gives no link if the %s of its placeholder is missing',
		(name) => {
			const unknown = { user: null, account: null, externalId: null };
			expect(fillTemplate(`https://example.com/{${name}}`, unknown)).toBeNull();
		},
	);

	it('gives no link for half of a character pair, which no address can hold', () => {
		const broken = { ...values, externalId: 'CRM \ud83d' };
		expect(fillTemplate('https://example.com/{external_id}', broken)).toBeNull();
		expect(fillTemplate('https://example.com/{user}', broken)).not.toBeNull();
	});

	it.each([
		['', 'is empty'],
		['   ', 'is empty'],
		['https://example.com/{name}', 'has the unknown placeholder {name}'],
		['https://example.com/{}', 'has the unknown placeholder {}'],
		['example.com/{user}', 'is not a web address'],
		['javascript:alert({user})', 'is not a web address'],
		['https://{external_id}/x', 'is not a web address'],
		['https://{user}.example.com/x', 'is not a web address'],
		['https://example.com{external_id}/x', 'is not a web address'],
		['https://example.com:{external_id}/x', 'is not a web address'],
		['https://example.com@{external_id}/x', 'is not a web address'],
		['https:///{external_id}/x', 'is not a web address'],
		['https:///{external_id}/https://example.com/', 'is not a web address'],
		['https://?{external_id}', 'is not a web address'],
		['{user}https://example.com/', 'is not a web address'],
		['https://example.com/{{user}}', 'is not a web address'],
		['https://\\/{external_id}', 'is not a web address'],
		['https://example.com/{user', 'is not a web address'],
		['https://exa mple.com/', 'is not a web address'],
	])('%j is refused: it %s [checklist 132]', (template, reason) => {
		expect(explainTemplate(template)).toContain(reason);
		expect(fillTemplate(template, values)).toBeNull();
	});

	it('leads to its own host, whatever the ids hold [checklist 132]', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (externalId) => {
				const link = fillTemplate('https://example.com/c/{external_id}?x={external_id}', {
					...values,
					externalId,
				});
				expect(new URL(link ?? '').host).toBe('example.com');
			}),
		);
	});
});

describe('the link of an invite', () => {
	const id = '0424137b-edc5-35de-c1b5-1c3cddb4b227';
	const url = `https://verify.argyle.com/connect/${id}`;
	const invite = { id, user: userId, url, status: 'sent', revoked_at: null };

	it('is its URL', () => {
		expect(readInvite(invite)).toEqual({ user: userId, url });
	});

	it('is built from its id when Argyle shows no URL', () => {
		expect(readInvite({ ...invite, url: null })).toEqual({ user: userId, url });
	});

	it('may be an http address', () => {
		const local = 'http://localhost:3000/connect';
		expect(readInvite({ ...invite, url: local })).toEqual({ user: userId, url: local });
	});

	it('belongs to the user in lower case, as accounts name the same user in any case', () => {
		expect(readInvite({ ...invite, user: userId.toUpperCase() })).toEqual({ user: userId, url });
	});

	it.each([
		['revoked', { ...invite, status: 'revoked' }],
		['revoked at a time', { ...invite, revoked_at: '2026-01-01T00:00:00Z' }],
		['of nobody', { ...invite, user: null }],
		['of a user with a malformed ID', { ...invite, user: 'me' }],
		['without URL and id', { user: userId }],
		['without URL, with a malformed ID', { ...invite, url: null, id: '../x' }],
		['with something else for a URL', { ...invite, url: 'javascript:alert(1)' }],
		['with a web address inside of a URL', { ...invite, url: 'javascript:alert("https://a.b")' }],
		['none', null],
	])('is not there for an invite that is %s [checklist 132]', (_what, odd) => {
		expect(readInvite(odd)).toBeNull();
	});
});
