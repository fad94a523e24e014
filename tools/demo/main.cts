// @ts-check
const { claimPort } = require('../ports');
const { checkNode, prepare } = require('../prepare');
const { describeFailure, Problem } = require('../problem');
const { say } = require('../progress');
const { INTERRUPTED, nextSignal } = require('../signals');
const { openArgyle } = require('./argyle');
const { readChoices } = require('./choices');
const { createCleanups } = require('./cleanups');
const { playFailedLogin } = require('./play');
const { setStage } = require('./stage');

/**
 * Runs the demo.
 * @param {string[]} args of the command line
 * @returns {Promise<number>} the exit code: 0 when everything happened as it should
 */
async function main(args) {
	const cleanups = createCleanups();
	const ending = await perform(args, cleanups);
	const clean = await cleanups.run({ failed: ending.code === 1 });
	say(
		clean
			? ending.sentence
			: `${ending.sentence} But not everything could be cleaned up, see above.`,
	);
	return clean ? ending.code : ending.code || 1;
}

/**
 * @param {string[]} args
 * @param {import('./cleanups').Cleanups} cleanups
 * @returns {Promise<{ code: number, sentence: string }>}
 */
async function perform(args, cleanups) {
	const signal = nextSignal();
	try {
		checkNode();
		const choices = readChoices(args, process.env);
		const winner = await Promise.race([playAll(choices, cleanups), signal]);
		if (winner === 'interrupted') {
			return { code: INTERRUPTED, sentence: 'Stopped before the demo was over.' };
		}
		if (!choices.once) {
			const { email, password } = winner.login;
			say(`n8n is open at http://localhost:${choices.port}`);
			say(`  login: ${email}   password: ${password}`);
			say('Ctrl-C unpublishes the workflow and stops everything.');
			await signal;
		}
		return {
			code: 0,
			sentence:
				'Done: n8n received, verified and explained a failed login and deleted its account; everything is stopped and no webhook subscription is left.',
		};
	} catch (error) {
		return { code: 1, sentence: `Failed: ${describeFailure(error)}` };
	}
}

/**
 * @param {import('./choices').Choices} choices
 * @param {import('./cleanups').Cleanups} cleanups
 */
async function playAll(choices, cleanups) {
	await claimPort(choices.port);
	await prepare();
	const argyle = await openArgyle(choices.sandbox);
	cleanups.add(`Closing ${argyle.name}`, argyle.close);
	cleanups.add('Counting the webhook subscriptions that are left', async () => {
		const count = await argyle.countSubscriptions();
		if (count > 0) throw new Problem(`${argyle.name} still has ${count}`);
	});
	const stage = await setStage(choices, argyle, cleanups);
	await playFailedLogin(stage, argyle);
	return stage;
}

module.exports = { main };
