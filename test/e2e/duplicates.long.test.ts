import { openWorld } from '../../tools/n8n/world/world.cts';
import { describeDuplicates } from './duplicates';

describeDuplicates(100, openWorld);
