import { hasFile, readDocument } from './documents.cts';

const text = readDocument('docs/architecture.md');

/** A path as the page writes it: below nodes/Argyle, unless it begins with a slash. */
const toPath = (written: string) =>
	written.startsWith('/') ? written.slice(1) : `nodes/Argyle/${written}`;

/** The paths in backticks, without those that stand for several. */
const paths = [...text.matchAll(/`(\/?[\w.]+\/[\w./]*)`/g)].map(([, path = '']) => path);

/** The bold names of the walks, each with the folder that was named last before it. */
const files = text.split(/^## /m).flatMap((chapter) => {
	let folder = '';
	return [...chapter.matchAll(/`([\w/]+\/)`|\*\*([\w.]+)\*\*/g)].flatMap(([, newFolder, name]) => {
		folder = newFolder ?? folder;
		return name === undefined ? [] : [`nodes/Argyle/${folder}${name}.ts`];
	});
});

const exists = (path: string) => hasFile(path) || hasFile(`${path}.ts`);

it.each([...new Set(paths)])('%s of the architecture page exists [checklist 164]', (path) => {
	expect(exists(toPath(path))).toBe(true);
});

it.each([...new Set(files)])('%s of a walk exists [checklist 164]', (path) => {
	expect(hasFile(path)).toBe(true);
});

it('the walks name files', () => {
	expect(files.length).toBeGreaterThan(25);
});
