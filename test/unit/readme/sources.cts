import type { IDataObject } from 'n8n-workflow';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

/** @param path below the root */
export const readSource = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The texts of the package's code as a reader of the README writes them: "…" for what is filled in. */
export function readTexts(): string {
	const files = readdirSync(join(ROOT, 'nodes'), { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => file.endsWith('.ts'))
		.map((file) => readSource(join('nodes', file)))
		.join('\n')
		.replace(/\$\{[^}]*\}/g, '…')
		.replaceAll("\\'", "'");
}

export interface ExampleNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	position: [x: number, y: number];
	onError?: string;
	executeOnce?: boolean;
	alwaysOutputData?: boolean;
}

export interface ExampleFile {
	file: string;
	nodes: ExampleNode[];
	connections: Record<string, { main: { node: string }[][] }>;
	pinData: Record<string, { json: IDataObject }[]>;
}

export function readExamples(): ExampleFile[] {
	const files = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.json'));
	return files.map((file) => ({ file, ...JSON.parse(readSource(join('examples', file))) }));
}

/** @returns the names of all nodes of the examples */
export function listNodeNames(): string[] {
	return readExamples().flatMap(({ nodes }) => nodes.map(({ name }) => name));
}
