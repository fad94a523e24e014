import {
	readSignature,
	signBody,
	verifySignature,
} from '../../../nodes/Argyle/trigger/delivery/signature';
import { opensslVectors, pythonVectors } from '../../support/vectors';

describe('a signature made by an independent tool verifies', () => {
	it('has at least 20 vectors of OpenSSL to try', () => {
		expect(opensslVectors.length).toBeGreaterThanOrEqual(20);
	});

	it.each(opensslVectors)(
		'OpenSSL: $name [checklist 1]',
		({ body, secret, signature: expected }) => {
			const signature = readSignature(expected);
			expect(signature).toBe(expected);
			expect(verifySignature(body, expected, secret)).toBe(true);
			expect(signBody(body, secret)).toBe(expected);
		},
	);

	it.each(pythonVectors)('Python: $name [checklist 1]', ({ body, secret, signature }) => {
		expect(readSignature(signature)).toBe(signature);
		expect(verifySignature(body, signature, secret)).toBe(true);
	});
});

it('no vector verifies with the signature of another [checklist 2]', () => {
	const vectors = [...opensslVectors, ...pythonVectors];
	const mixed = vectors.flatMap(({ body, secret }, at) =>
		vectors.filter(
			({ signature }, other) => other !== at && verifySignature(body, signature, secret),
		),
	);
	expect(mixed).toEqual([]);
});

it('a delivery indented by Argyle does not verify as compact JSON of the same object [checklist 15]', () => {
	const [indented, compact] = pythonVectors;
	if (!indented || !compact) throw new RangeError('The vectors are gone');
	expect(JSON.parse(compact.body.toString())).toEqual(JSON.parse(indented.body.toString()));
	expect(verifySignature(compact.body, indented.signature, compact.secret)).toBe(false);
});
