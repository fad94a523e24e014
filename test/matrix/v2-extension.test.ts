import { DEFAULT_VERSION } from '../../tools/n8n/cache.cts';
import { describeCore } from './core';

describeCore({
	version: DEFAULT_VERSION,
	publicationService: true,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'custom extension',
});
