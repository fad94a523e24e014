import '../../../support/stage/quietLog.cts';
import '../../../engine/joined/clock.cts';
import { runJoined } from '../../../engine/joined/run';

runJoined(5_000, 2);
