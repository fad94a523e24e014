import '../../support/stage/quietLog.cts';
import './clock.cts';
import { runJoined } from './run';

runJoined(1000, 1);
