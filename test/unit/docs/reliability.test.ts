import {
	findCovered,
	listCases,
	listImpossible,
	listRuns,
	renderPage,
} from '../../../tools/docs/reliabilityPage.cts';
import { readDocument } from '../readme/documents.cts';

const covered = findCovered();

test('every case is named by a test, proved by a run, or impossible with a reason', () => {
	const [runs, impossible] = [listRuns(), listImpossible()];
	const open = listCases().filter((number) => !covered.has(number) && !runs.has(number));
	expect(open).toEqual([...impossible.keys()]);
});

test('no case has the number of another', () => {
	const cases = listCases();
	expect(new Set(cases).size).toBe(cases.length);
});

test('no test names a case that does not exist', () => {
	const cases = listCases();
	expect([...covered.keys()].filter((number) => !cases.includes(number))).toEqual([]);
});

test('docs/reliability.md is up to date: node tools/bootstrap.mjs tools/docs/reliability.cts --write', () => {
	expect(readDocument('docs/reliability.md')).toBe(renderPage());
});
