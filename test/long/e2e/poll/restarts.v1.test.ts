import { OLDER_VERSION } from '../../../../tools/n8n/cache.cts';
import { describeRestarts } from './restarts';

describeRestarts('in n8n 1.123', {
	cell: { version: OLDER_VERSION, publicationService: false },
});
