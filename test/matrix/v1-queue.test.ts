import { OLDER_VERSION } from '../../tools/n8n/cache.cts';
import { describeCore } from './core';

describeCore({
	version: OLDER_VERSION,
	publicationService: false,
	database: 'PostgreSQL',
	mode: 'queue mode',
	installedAs: 'community package',
});
