import { DEFAULT_VERSION } from '../../dev/n8n/cache';
import { describeCore } from './core';

describeCore({
	version: DEFAULT_VERSION,
	publicationService: false,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'community package',
});
