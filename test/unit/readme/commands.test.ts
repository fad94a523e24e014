import manifest from '../../../package.json';
import { documents, hasFile } from './documents.cts';

/** `npm run lint`, `npm start`, and the `test:unit` of a list that begins with one of them. */
const mention = /\bnpm (?:run ([a-z][a-z:0-9]*)|(start|test)\b)|`(test:[a-z0-9]+)`/g;

const commands = [...documents].flatMap(([from, text]) =>
	[...text.matchAll(mention)].map(([command, run, own, listed]) => ({
		from,
		command,
		name: run ?? own ?? listed ?? '',
	})),
);

it.each(commands)('$from names a command that there is: $command [checklist 164]', ({ name }) => {
	expect(Object.keys(manifest.scripts)).toContain(name);
});

const scripts = [...documents].flatMap(([from, text]) =>
	[...text.matchAll(/\bnode tools\/bootstrap\.mjs ((?:tools|bench)\/[\w./-]+)/g)].map(
		([, path = '']) => ({ from, path }),
	),
);

it.each(scripts)('$from names a script that there is: $path [checklist 164]', ({ path }) => {
	expect(hasFile(path)).toBe(true);
});

it('every command of package.json starts a file that there is', () => {
	const started = Object.values(manifest.scripts).flatMap((script) => {
		const [, bootstrap, path] = /^node (\S+) (\S+)/.exec(script) ?? [];
		return bootstrap === undefined || path === undefined ? [] : [bootstrap, path];
	});
	expect(started.length).toBeGreaterThan(5);
	expect(started.filter((path) => !hasFile(path))).toEqual([]);
});
