import { OLDER_VERSION } from '../../tools/n8n/cache.cts';
import { describeCore } from './core';

describeCore({
	version: OLDER_VERSION,
	publicationService: false,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'community package',
});
