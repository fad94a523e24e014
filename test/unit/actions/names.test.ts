import type { IDataObject } from 'n8n-workflow';
import {
	nameAccount,
	nameInvite,
	nameItem,
	nameUser,
	nameWebhook,
} from '../../../nodes/Argyle/actions/names';

const id = '0187c66e-e7e5-811c-b006-2232f00f426a';
const created_at = '2026-11-30T17:05:09.123Z';

type Rows = Array<[rule: string, record: IDataObject, name: string]>;

describe('an account', () => {
	const account = {
		id,
		user: '018f0000-0000-0000-0000-00000000beef',
		employers: ['Aramark', 'Amazon'],
		source: 'argyle_sandbox',
		item: 'item_000029932',
		created_at,
		connection: { status: 'error', error_code: 'invalid_mfa' },
	};

	it.each<[...Rows[number]]>([
		[
			'the first employer, the error code, the minute and the ends of both IDs',
			account,
			'Aramark · invalid_mfa · 2026-11-30 17:05 · account …0f426a · user …00beef',
		],
		[
			'the status when there is no error',
			{ ...account, connection: { status: 'connected', error_code: null } },
			'Aramark · connected · 2026-11-30 17:05 · account …0f426a · user …00beef',
		],
		['the source without an employer', { employers: [], source: 'adp', item: 'item_1' }, 'adp'],
		['the source when employers are missing', { source: 'adp', item: 'item_1' }, 'adp'],
		['the item without a source', { item: 'item_1' }, 'item_1'],
		['a word when Argyle says nothing', {}, 'Account'],
	])('is named by %s', (_rule, record, name) => expect(nameAccount(record)).toBe(name));
});

describe('an invite', () => {
	it.each<[...Rows[number]]>([
		[
			'the applicant, the email address and the status',
			{ id, created_at, full_name: 'Sarah Longfield', email: 's@example.com', status: 'sent' },
			'Sarah Longfield · s@example.com · sent · 2026-11-30 17:05 · invite …0f426a',
		],
		[
			'the phone number without an email address',
			{ full_name: 'Sarah', phone_number: '+15125550100' },
			'Sarah · +15125550100',
		],
		[
			'the email address rather than the phone number',
			{ email: 's@example.com', phone_number: '+15125550100' },
			's@example.com',
		],
		['a word when Argyle says nothing', {}, 'Invite'],
	])('is named by %s', (_rule, record, name) => expect(nameInvite(record)).toBe(name));
});

describe('an item', () => {
	it.each<[...Rows[number]]>([
		[
			'its name, its kind and its whole ID',
			{ id: 'item_000029932', name: 'Aramark', kind: 'employer' },
			'Aramark · employer · item_000029932',
		],
		['a word when Argyle says nothing', {}, 'Item'],
	])('is named by %s', (_rule, record, name) => expect(nameItem(record)).toBe(name));
});

describe('a user', () => {
	it.each<[...Rows[number]]>([
		[
			'both names and the external ID',
			{
				id,
				created_at,
				first_name: 'Sarah',
				last_name: 'Longfield',
				external_id: 'case-7',
				email: 's@example.com',
			},
			'Sarah Longfield · case-7 · 2026-11-30 17:05 · user …0f426a',
		],
		[
			'the email address after the name',
			{ last_name: 'Li', email: 'l@example.com' },
			'Li · l@example.com',
		],
		['the email address alone once', { email: 's@example.com' }, 's@example.com'],
		['the external ID after a word', { external_id: 'case-7' }, 'User · case-7'],
	])('is named by %s', (_rule, record, name) => expect(nameUser(record)).toBe(name));
});

describe('a webhook subscription', () => {
	it.each<[...Rows[number]]>([
		[
			'its name, its URL and the end of its ID',
			{ id, name: 'CRM', url: 'https://crm.example.com/a' },
			'CRM · https://crm.example.com/a · subscription …0f426a',
		],
		['a word when Argyle says nothing', {}, 'Webhook'],
	])('is named by %s', (_rule, record, name) => expect(nameWebhook(record)).toBe(name));
});
