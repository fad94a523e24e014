import { forgetReadings } from '../../../nodes/Argyle/trigger/derivedSecret';
import { body, secret, sign, signature, writeFailure } from '../../support/sample';
import type { Simulator } from '../../../tools/simulator/index.cts';
import { startSimulator } from '../../../tools/simulator/index.cts';
import type { Answer, Traffic } from '../../support/stage';
import { createListeningStage, genuine, signed } from './listening';
import { captureLog } from '../../support/stage/log.cts';

let argyle: Simulator;
let log: ReturnType<typeof captureLog>;

beforeEach(async () => {
	argyle = await startSimulator();
	log = captureLog();
});

afterEach(async () => {
	log.stop();
	await argyle.close();
});

it('no answer, item or log line holds a secret, a key or a signature [checklist 27]', async () => {
	const key = argyle.keys.sandbox;
	const thin = writeFailure({ resource: undefined, error_code: undefined });
	const wrong = sign(body, 'guess');
	const traffic: Traffic[] = [
		genuine(body),
		genuine(thin),
		genuine(writeFailure({}, { event: 'accounts.updated' })),
		genuine(Buffer.from('{"half')),
		signed(body),
		signed(body, wrong),
		signed(body, `${signature}0`),
		signed(body, [signature]),
		signed(undefined, signature),
	];
	const answers: Answer[] = [];
	for (const staticData of [undefined, {}]) {
		for (const output of ['enriched', 'raw']) {
			for (const fault of [{}, { status: 401 }, { status: 500 }, { drop: 'midway' as const }]) {
				const stage = createListeningStage({
					baseUrl: argyle.url,
					staticData,
					parameters: { options: { output, includeContact: true } },
				});
				Object.assign(stage.credentials.data, { apiKeyId: key.id, apiKeySecret: key.secret });
				argyle.webhooks.add({ name: 'mine', secret, url: stage.webhookUrl });
				argyle.faults.clear();
				if (Object.keys(fault).length > 0) argyle.faults.add({ ...fault, times: 1_000 });
				for (const one of traffic) answers.push(await stage.deliver(one));
				forgetReadings();
				stage.credentials.data.apiKeySecret = '';
				for (const one of traffic) answers.push(await stage.deliver(one));
				forgetReadings();
			}
		}
	}

	const said = JSON.stringify([answers, log.lines]);
	const basic = Buffer.from(`${key.id}:${key.secret}`).toString('base64');
	const hidden = { secret, signature, wrong, thin: sign(thin), key: key.secret, id: key.id, basic };
	expect(Object.entries(hidden).filter(([, text]) => said.includes(text))).toEqual([]);
	expect(said).not.toMatch(/x-argyle-signature|authorization|"headers"/i);
	// Otherwise the search above would have had nothing to look through.
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401, 503]));
	expect(log.lines.length).toBeGreaterThan(0);
});
