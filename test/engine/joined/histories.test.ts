import '../../support/stage/quietLog.cts';
import './clock.cts';
import { runJoined } from './run';

runJoined(150, 3);
