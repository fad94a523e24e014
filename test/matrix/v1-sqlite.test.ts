import { OLDER_VERSION } from '../../dev/n8n/cache';
import { describeCore } from './core';

describeCore({
	version: OLDER_VERSION,
	publicationService: false,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'community package',
});
