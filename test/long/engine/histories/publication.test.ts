import '../../../support/stage/quietLog.cts';
import '../../../engine/chaos/recovery/instantSleep.cts';
import { runHistories } from '../../../engine/chaos/histories/run';
import { PublicationEngine } from '../../../engine/chaos/publicationEngine';

runHistories("n8n's publication service", (n8n) => new PublicationEngine(n8n), 500, 50_000);
