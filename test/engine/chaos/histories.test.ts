import '../../support/stage/quietLog.cts';
import './recovery/instantSleep.cts';
import { runHistories } from './histories/run';
import { OlderEngine } from './olderEngine';
import { PublicationEngine } from './publicationEngine';

runHistories("n8n's older engine", (n8n) => new OlderEngine(n8n), 20, 2_000);
runHistories("n8n's publication service", (n8n) => new PublicationEngine(n8n), 20, 2_000);
