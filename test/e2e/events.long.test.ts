import { openWorld } from '../../tools/n8n/world/world.cts';
import { describeEvents } from './events';

describeEvents(async () => await openWorld({ cell: { publicationService: false } }));
