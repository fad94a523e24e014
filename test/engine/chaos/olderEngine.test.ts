import '../../support/stage/quietLog.cts';
import './recovery/instantSleep.cts';
import { runHistories } from './histories/run';
import { OlderEngine } from './olderEngine';

runHistories("n8n's older engine", (n8n) => new OlderEngine(n8n), 30, 5_000);
