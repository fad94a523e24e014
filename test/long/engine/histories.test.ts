import '../../support/stage/quietLog.cts';
import '../../engine/chaos/recovery/instantSleep.cts';
import { runHistories } from '../../engine/chaos/histories/run';
import { OlderEngine } from '../../engine/chaos/olderEngine';
import { PublicationEngine } from '../../engine/chaos/publicationEngine';
import { runRecoveries } from '../../engine/chaos/recovery/run';
import { runLives } from '../../engine/events/lives';

runHistories("n8n's older engine", (n8n) => new OlderEngine(n8n), 500, 50_000);
runHistories("n8n's publication service", (n8n) => new PublicationEngine(n8n), 500, 50_000);
runRecoveries(200);
runLives(3_000);
