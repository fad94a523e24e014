import action from '../../../nodes/Argyle/Argyle.node.json';
import pollTrigger from '../../../nodes/Argyle/ArgylePollTrigger.node.json';
import trigger from '../../../nodes/Argyle/ArgyleTrigger.node.json';
import manifest from '../../../package.json';
import { documents, leadsSomewhere, readDocument, resolveLink } from './documents.cts';

interface Link {
	from: string;
	target: string;
}

/** A heading's anchor as GitHub makes it. */
const toAnchor = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[`*]/g, '')
		.replace(/[^\p{Letter}\p{Number}_ -]/gu, '')
		.replaceAll(' ', '-');

const listAnchors = (text: string) =>
	[...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => toAnchor(heading));

const withoutCode = (text: string) => text.replace(/```[^]*?```/g, '');

const links: Link[] = [...documents].flatMap(([from, text]) =>
	[...withoutCode(text).matchAll(/\]\(<?([^)>\s]+)>?\)/g)].map(([, target = '']) => ({
		from,
		target,
	})),
);

const inside = links.filter(({ target }) => !/^[a-z]+:/.test(target));

it('there are links', () => {
	expect(inside.length).toBeGreaterThan(10);
});

it.each(inside)('$from leads to $target [checklist 164]', ({ from, target }) => {
	const [file = '', anchor] = target.split('#');
	expect(file === '' || leadsSomewhere(from, file)).toBe(true);
	if (anchor === undefined) return;
	const to = file === '' ? from : resolveLink(from, file);
	expect(listAnchors(readDocument(to))).toContain(anchor);
});

it('what leads outside does so over https, or to this machine', () => {
	const outside = links.filter(({ target }) => /^[a-z]+:/.test(target));
	const odd = outside.filter(({ target }) => !/^(https:|http:\/\/localhost)/.test(target));
	expect(odd).toEqual([]);
});

const opened = [action, pollTrigger, trigger].flatMap(({ node, resources }) =>
	[...resources.primaryDocumentation, ...resources.credentialDocumentation].map(({ url }) => ({
		node,
		url,
	})),
);

it.each(opened)(
	'"Docs" of $node opens a page of this repository: $url [checklist 164]',
	({ url }) => {
		const page = manifest.homepage.replace('#readme', '/blob/main/');
		expect(url.startsWith(page)).toBe(true);
		const [file = '', anchor] = url.slice(page.length).split('#');
		const anchors = listAnchors(readDocument(file));
		expect(anchor === undefined || anchors.includes(anchor)).toBe(true);
	},
);
