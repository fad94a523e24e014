import { DEFAULT_VERSION } from '../../tools/n8n/cache.cts';
import { describeCore } from './core';

describeCore({
	version: DEFAULT_VERSION,
	publicationService: true,
	database: 'PostgreSQL',
	mode: 'queue mode',
	installedAs: 'community package',
});
