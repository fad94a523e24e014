import { openWorld } from '../../tools/n8n/world/world.cts';
import { describeDuplicates } from './duplicates';

/** As in *Forget* of the example. */
const KEPT = 5_000;

describeDuplicates(100, openWorld, KEPT);
