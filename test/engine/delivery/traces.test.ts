import { body, sign } from '../../support/sample';
import { createListeningStage, findRow, genuine, signed } from './listening';

describe('a delivery that is refused', () => {
	it.each([
		['forged', signed(body, sign(body, 'of somebody else'))],
		['malformed', signed(body, 'nonsense')],
	])('leaves the static data as it was: %s [checklist 43]', async (_what, traffic) => {
		const stage = createListeningStage();
		const before = JSON.stringify(stage.staticData);

		expect(findRow(await stage.deliver(traffic))).toBe('unsigned');

		expect(JSON.stringify(stage.staticData)).toBe(before);
	});

	it('does not block the same bytes when they are genuine [checklist 43]', async () => {
		const stage = createListeningStage();
		await stage.deliver(signed(body, sign(body, 'of somebody else')));
		expect(findRow(await stage.deliver(genuine(body)))).toBe('run');
	});
});

describe('a delivery that is accepted', () => {
	it('is not remembered either, so a run that n8n loses is not swallowed the second time [checklist 44]', async () => {
		const stage = createListeningStage();
		const before = JSON.stringify(stage.staticData);

		const answers = [await stage.deliver(genuine(body)), await stage.deliver(genuine(body))];

		expect(answers.map(findRow)).toEqual(['run', 'run']);
		expect(JSON.stringify(stage.staticData)).toBe(before);
	});
});
