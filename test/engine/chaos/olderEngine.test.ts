import '../../support/stage/quietLog.cts';
import { OlderEngine } from './olderEngine';
import { runSeeds } from './seeds';

runSeeds("n8n's older engine", (n8n) => new OlderEngine(n8n));
