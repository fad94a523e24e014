import type { IDataObject } from 'n8n-workflow';
import { readList, readObject, readText } from '../../api/fields';
import { describeFailure } from '../../connection/guidance';
import type { Fields, View } from '../output';
import { pick } from '../output';

/** The fields of an account that the node returns (docs.argyle.com/api-reference/accounts). */
export const accountView: View = {
	fields: [
		'availability',
		'connection',
		'created_at',
		'direct_deposit_switch',
		'employers',
		'guidance',
		'id',
		'item',
		'ongoing_refresh',
		'scanned_at',
		'source',
		'updated_at',
		'user',
	],
	simplified: [
		'id',
		'user',
		'item',
		'employers',
		'connection',
		'guidance',
		'scanned_at',
		'ongoing_refresh',
		'created_at',
		'updated_at',
	],
};

/** Adds guidance to an account whose connection is in error. */
export function withGuidance(account: IDataObject): IDataObject {
	const connection = readObject(account, 'connection');
	if (readText(connection, 'status') !== 'error') return account;
	const [employer] = readList(account, 'employers') ?? [];
	const provider = typeof employer === 'string' ? employer : null;
	return {
		...account,
		guidance: { ...describeFailure(readText(connection, 'error_code'), provider) },
	};
}

/** Formats an account for Account → Get: unchanged, or the selected fields with guidance. */
export function showAccount(account: IDataObject, fields: Fields): IDataObject {
	return fields === 'all' ? account : pick(withGuidance(account), fields);
}
