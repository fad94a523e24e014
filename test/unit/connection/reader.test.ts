import { ParameterReader, ignoreRefusal } from '../../../nodes/Argyle/connection/reader';
import { node } from '../../support/parameterContext';

/** Reads a parameter that n8n stores as `stored`. Every evaluation gives `evaluated`. */
function read(stored: unknown, evaluated: unknown = 'evaluated') {
	const evaluations: string[] = [];
	const context = {
		getNode: () => node,
		getNodeParameter: (name: string, _fallback: unknown, options?: { rawExpressions: boolean }) => {
			if (options?.rawExpressions) return stored;
			evaluations.push(name);
			return evaluated;
		},
		logger: { warn: () => undefined },
	};
	const reader = new ParameterReader(context, ignoreRefusal);
	const value = reader.read<unknown>('options.output', 'Output', null, (found) => ({
		value: found,
	}));
	return { value, evaluations };
}

it.each([['raw'], [true], [null], [['raw', 'a = b']], [{ values: [{ name: 'raw' }] }]])(
	'n8n evaluates no value without an expression: %j',
	(stored) => {
		expect(read(stored)).toEqual({ value: stored, evaluations: [] });
	},
);

it.each([['={{ $now }}'], ['=raw'], [['raw', '={{ 1 }}']], [{ values: [{ name: '={{ 1 }}' }] }]])(
	'n8n evaluates a value with an expression: %j',
	(stored) => {
		expect(read(stored)).toEqual({ value: 'evaluated', evaluations: ['options.output'] });
	},
);
