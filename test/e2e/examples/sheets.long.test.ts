import { SPREADSHEET, TAB } from '../../../tools/services/standIns/sheets.cts';
import { revoked } from '../../../tools/services/standIns/tokens.cts';
import { scene, useScene } from './scene';

const file = 'failures-to-google-sheets.json';
const settings = {
	sheet: `https://docs.google.com/spreadsheets/d/${SPREADSHEET}/edit?gid=0#gid=0`,
	tab: TAB,
};

const HEADER = [
	...['event_id', 'failed_at', 'provider', 'code', 'title', 'whose_turn'],
	...['first_connection', 'user', 'account'],
];

const append = /:append$/;

useScene();

let workflow: string;

const publish = async (more: Partial<typeof settings> = {}) =>
	await scene.publish(file, { ...settings, ...more });

const play = (errorCode: string) =>
	scene.argyle.playLogin({ errorCode, user: scene.addApplicant().id });

/** What the column of a name holds, without the header. */
const column = (name: string) => {
	const [header = [], ...rows] = scene.standIns.sheets.rows;
	return rows.map((row) => row[header.indexOf(name)]);
};

/** The message of the newest run, which has failed. */
const failure = async () => {
	const [execution] = await scene.finish(workflow);
	expect(execution?.status).toBe('error');
	return execution?.data.resultData.error?.message;
};

it('adds a header to an empty sheet, and a row for each failure [checklist 194]', async () => {
	workflow = await publish();
	const { account, user } = play('invalid_mfa');
	await scene.finish(workflow);
	play('trial_period_expired');
	await scene.finish(workflow, 2);

	const { rows } = scene.standIns.sheets;
	expect(rows).toHaveLength(3);
	expect(rows[0]).toEqual(HEADER);
	expect(rows[1]).toEqual([
		expect.stringMatching(`^${account.id}:`),
		expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		expect.any(String),
		'invalid_mfa',
		'Security code did not match',
		'user',
		'true',
		user.id,
		account.id,
	]);
	expect(column('whose_turn')).toEqual(['user', 'you']);
});

it('appends by the request that can not overwrite a row of another run, and as plain values [checklist 194]', async () => {
	workflow = await publish();
	play('invalid_mfa');
	await scene.finish(workflow);

	const [call, ...others] = await scene.untilCalled('sheets', append);
	expect(others).toEqual([]);
	expect(call?.path).toBe(`/v4/spreadsheets/${SPREADSHEET}/values/${TAB}!2:2:append`);
	// A value that starts with "=" stays a text.
	expect(call?.query.get('valueInputOption')).toBe('RAW');
});

it.each([500, 429])(
	'adds the row once when Google answers %d, and Argyle delivers again [checklist 171, 194]',
	async (status) => {
		workflow = await publish();
		scene.standIns.breakDown('sheets', 4, { status, body: {} });
		await play('invalid_mfa').deliveries;
		await scene.repeat();

		await scene.finish(workflow, 2);

		expect(column('code')).toEqual(['invalid_mfa']);
	},
);

it('adds the row once when Google has added it and answers 500 [checklist 194]', async () => {
	workflow = await publish();
	scene.standIns.loseAnswer('sheets', append);
	play('invalid_mfa');

	await scene.finish(workflow);

	expect(column('code')).toEqual(['invalid_mfa']);
	expect(scene.standIns.calls('sheets').map(({ path }) => path)).toContainEqual(
		expect.stringMatching(/values:batchUpdate$/),
	);
});

it('fails the run immediately when there is no such tab [checklist 172]', async () => {
	workflow = await publish({ tab: 'Nope' });
	play('invalid_mfa');

	expect(await failure()).toMatch(/^Google Sheets refused the row of account .*Nope/);
});

it('fails the run immediately when the token is revoked [checklist 172]', async () => {
	workflow = await publish();
	scene.standIns.breakDown('sheets', 99, { status: 401, body: {} });
	scene.standIns.breakDown('tokens', 99, revoked);
	play('invalid_mfa');

	expect(await failure()).toMatch(/^Google Sheets refused the row .*needs to be reconnected/);
	expect(scene.standIns.sheets.rows).toEqual([]);
});
