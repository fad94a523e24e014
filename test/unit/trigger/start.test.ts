import type { WorkflowActivateMode } from 'n8n-workflow';
import {
	isStarting,
	lookUpAtStart,
	noteFailure,
	refuseCleanupAtStart,
} from '../../../nodes/Argyle/trigger/subscription/start';
import { createContext } from '../api/context';

let now: jest.SpyInstance<number, []>;
let scenes = 0;

beforeEach(() => {
	now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
	// What the process remembers of an address must not reach the next test.
	scenes += 1;
});
afterEach(() => now.mockRestore());

const baseUrl = () => `https://argyle-${scenes}.example.com/v2`;

const open = (mode: WorkflowActivateMode = 'init') => {
	const context = createContext();
	jest.spyOn(context, 'getActivationMode').mockReturnValue(mode);
	jest
		.spyOn(context, 'getNodeWebhookUrl')
		.mockReturnValue(`https://n8n.example.com/webhook/${scenes}`);
	return context;
};

it.each<[WorkflowActivateMode, boolean]>([
	['init', true],
	['leadershipChange', true],
	['activate', false],
	['update', false],
	['manual', false],
])('n8n with the mode %s publishes by itself: %s', (mode, starts) => {
	expect(isStarting(open(mode))).toBe(starts);
});

describe('a lookup while n8n starts', () => {
	const lookUp = jest.fn<Promise<string>, []>();

	/** Looks up at a moment, in ms, while Argyle needs some ms. */
	const lookUpAt = async (at: number, tookMs: number, address = baseUrl()) => {
		now.mockReturnValue(at);
		lookUp.mockReset().mockImplementation(async () => {
			now.mockReturnValue(at + tookMs);
			return await Promise.resolve('found');
		});
		return await lookUpAtStart(open(), address, lookUp);
	};

	it('is skipped for 15 s after one that took longer than 2 s, with the host in the message', async () => {
		await lookUpAt(0, 2_001);
		await expect(lookUpAt(17_000, 0)).rejects.toThrow(
			`argyle-${scenes}.example.com did not answer another workflow in time a moment ago. n8n tries again`,
		);
		expect(lookUp).not.toHaveBeenCalled();
		await expect(lookUpAt(17_001, 0)).resolves.toBe('found');
	});

	it('is not skipped after one that took 2 s', async () => {
		await lookUpAt(0, 2_000);
		await expect(lookUpAt(2_001, 0)).resolves.toBe('found');
	});

	it('is not skipped after a slow one of another address', async () => {
		await lookUpAt(0, 5_000);
		await expect(lookUpAt(5_001, 0, 'https://other.example.com/v2')).resolves.toBe('found');
	});

	it('is skipped after a slow one that failed', async () => {
		const failing = lookUpAtStart(open(), baseUrl(), async () => {
			now.mockReturnValue(6_000);
			return await Promise.reject(new Error('503'));
		});
		await expect(failing).rejects.toThrow('503');
		await expect(lookUpAt(6_001, 0)).rejects.toThrow(/did not answer another workflow/);
	});
});

describe('the cleanup after a failed start', () => {
	const fail = async (mode: WorkflowActivateMode) => {
		const failing = noteFailure(open(mode), async () => await Promise.reject(new Error('503')));
		await expect(failing).rejects.toThrow('503');
	};

	it('is refused for 10 s, with the reason', async () => {
		await fail('init');
		now.mockReturnValue(11_000);
		expect(() => refuseCleanupAtStart(open())).toThrow(
			'The webhook subscriptions at Argyle stay unchanged, because n8n is only starting and tries again',
		);
	});

	it('is refused once: the next one is of a user', async () => {
		await fail('init');
		expect(() => refuseCleanupAtStart(open())).toThrow(/stay unchanged/);
		expect(() => refuseCleanupAtStart(open())).not.toThrow();
	});

	it('is not refused later', async () => {
		await fail('init');
		now.mockReturnValue(11_001);
		expect(() => refuseCleanupAtStart(open())).not.toThrow();
	});

	it('is not refused after a publishing by a user failed', async () => {
		await fail('activate');
		expect(() => refuseCleanupAtStart(open())).not.toThrow();
	});

	it('is not refused after a start that succeeded', async () => {
		await noteFailure(open(), async () => await Promise.resolve());
		expect(() => refuseCleanupAtStart(open())).not.toThrow();
	});
});
