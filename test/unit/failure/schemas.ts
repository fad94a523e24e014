import Ajv from 'ajv';
import accountSchema from '../../../nodes/Argyle/__schema__/v1.0.0/account/get.json';
import deletionSchema from '../../../nodes/Argyle/__schema__/v1.0.0/account/delete.json';
import itemSchema from '../../../nodes/Argyle/__schema__/v1.0.0/output.json';

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
