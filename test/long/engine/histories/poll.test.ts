import '../../../support/stage/quietLog.cts';
import '../../../engine/chaos/recovery/instantSleep.cts';
import { runRecoveries } from '../../../engine/chaos/recovery/run';
import { runLives } from '../../../engine/events/lives';

runRecoveries(200);
runLives(3_000);
