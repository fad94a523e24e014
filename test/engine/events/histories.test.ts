import '../../support/stage/quietLog.cts';
import { runLives } from './lives';

runLives(100);
