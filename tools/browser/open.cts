import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium.cts';
import type { Page } from 'playwright-core';

/**
 * Chromium's own calls home would only be refused here, many at a time; the sandbox does not work
 * for root, which is who runs tests in a container.
 */
const FLAGS = [
	...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
	...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
	// Text would otherwise look different from machine to machine.
	...['--font-render-hinting=none', '--lang=en-US'],
];

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** A headless Chromium that reaches this machine only. */
interface Browser {
	/** Opens a page with a session (cookies, settings) of its own. */
	openPage: (options?: { colorScheme?: 'light' | 'dark'; viewport?: Size }) => Promise<Page>;
	close: () => Promise<void>;
}

interface Size {
	width: number;
	height: number;
}

/** What a small notebook shows. */
const NOTEBOOK = { width: 1400, height: 900 };

/**
 * Starts a headless Chromium, and installs it first where that is possible.
 * @throws {Problem} when there is no Chromium, with what to do
 */
export async function openBrowser(): Promise<Browser> {
	const executablePath = await ensureChromium();
	const profile = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-chromium-'));
	const browser = await chromium.launch({
		executablePath,
		headless: true,
		args: FLAGS,
		// Signals are the caller's to handle: it may have more to end than the browser.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		env: { ...stringsOf(process.env), TMPDIR: profile },
	});

	return {
		openPage: async ({ colorScheme = 'light', viewport = NOTEBOOK } = {}) => {
			const context = await browser.newContext({ colorScheme, viewport, locale: 'en-US' });
			await context.route(
				(url) => !LOOPBACK.includes(url.hostname),
				(route) => route.abort('blockedbyclient'),
			);
			return await context.newPage();
		},
		close: async () => {
			await browser.close();
			rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

/** @returns the variables that are set */
function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
	const set: Record<string, string> = {};
	for (const [name, value] of Object.entries(env)) if (value !== undefined) set[name] = value;
	return set;
}
