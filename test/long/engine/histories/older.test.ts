import '../../../support/stage/quietLog.cts';
import '../../../engine/chaos/recovery/instantSleep.cts';
import { runHistories } from '../../../engine/chaos/histories/run';
import { OlderEngine } from '../../../engine/chaos/olderEngine';

runHistories("n8n's older engine", (n8n) => new OlderEngine(n8n), 500, 50_000);
