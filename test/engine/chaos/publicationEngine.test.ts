import '../../support/stage/quietLog.cts';
import './recovery/instantSleep.cts';
import { runHistories } from './histories/run';
import { PublicationEngine } from './publicationEngine';

runHistories("n8n's publication service", (n8n) => new PublicationEngine(n8n), 30, 5_000);
