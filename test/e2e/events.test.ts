import { openShared } from '../../tools/n8n/world/shared.cts';
import { describeEvents } from './events';

describeEvents(openShared);
