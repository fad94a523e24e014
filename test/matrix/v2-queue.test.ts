import { DEFAULT_VERSION } from '../../dev/n8n/cache';
import { describeCore } from './core';

describeCore({
	version: DEFAULT_VERSION,
	publicationService: true,
	database: 'PostgreSQL',
	mode: 'queue mode',
	installedAs: 'community package',
});
