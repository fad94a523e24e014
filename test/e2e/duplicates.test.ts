import { openShared } from '../../tools/n8n/world/shared.cts';
import { describeDuplicates } from './duplicates';

describeDuplicates(40, openShared);
