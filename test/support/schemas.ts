import Ajv from 'ajv';
import accountsSchema from '../../nodes/Argyle/__schema__/v1.0.0/account/getAll.json';
import invitesSchema from '../../nodes/Argyle/__schema__/v1.0.0/invite/getAll.json';
import resentSchema from '../../nodes/Argyle/__schema__/v1.0.0/invite/resend.json';
import employerSchema from '../../nodes/Argyle/__schema__/v1.0.0/item/get.json';
import tokenSchema from '../../nodes/Argyle/__schema__/v1.0.0/user/createToken.json';
import userSchema from '../../nodes/Argyle/__schema__/v1.0.0/user/get.json';
import webhookDeletionSchema from '../../nodes/Argyle/__schema__/v1.0.0/webhook/delete.json';
import webhooksSchema from '../../nodes/Argyle/__schema__/v1.0.0/webhook/getAll.json';
import accountSchema from '../../nodes/Argyle/__schema__/v1.0.0/account/get.json';
import deletionSchema from '../../nodes/Argyle/__schema__/v1.0.0/account/delete.json';
import itemSchema from '../../nodes/Argyle/__schema__/v1.0.0/output.json';
import statisticsSchema from '../../nodes/Argyle/__schema__/v1.0.0/account/getStatistics.json';
import inviteSchema from '../../nodes/Argyle/__schema__/v1.0.0/invite/get.json';
import employersSchema from '../../nodes/Argyle/__schema__/v1.0.0/item/getAll.json';
import userDeletionSchema from '../../nodes/Argyle/__schema__/v1.0.0/user/delete.json';
import usersSchema from '../../nodes/Argyle/__schema__/v1.0.0/user/getAll.json';

export { accountSchema, deletionSchema, itemSchema };

const ajv = new Ajv({ allErrors: true });

const search = (schema: object) => {
	const validate = ajv.compile(schema);
	return (value: unknown): string[] => {
		validate(value);
		return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
	};
};

/** Where an item of a trigger departs from the published schema; empty is good. */
export const findItemViolations = search(itemSchema);

/** Where an output of Account → Get departs from the published schema; empty is good. */
export const findAccountViolations = search(accountSchema);

/** Where an output of Account → Delete departs from the published schema; empty is good. */
export const findDeletionViolations = search(deletionSchema);

/** Where outputs of the other operations depart from their schemas, by resource and operation. */
export const findOutputViolations = {
	'account getStatistics': search(statisticsSchema),
	'account getAll': search(accountsSchema),
	'invite getAll': search(invitesSchema),
	'invite resend': search(resentSchema),
	'item get': search(employerSchema),
	'invite get': search(inviteSchema),
	'item getAll': search(employersSchema),
	'user delete': search(userDeletionSchema),
	'user get': search(userSchema),
	'user getAll': search(usersSchema),
	'user createToken': search(tokenSchema),
	'webhook getAll': search(webhooksSchema),
	'webhook delete': search(webhookDeletionSchema),
};
