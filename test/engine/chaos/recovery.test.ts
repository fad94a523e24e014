import '../../support/stage/quietLog.cts';
import './recovery/instantSleep.cts';
import { runRecoveries } from './recovery/run';

runRecoveries(20);
