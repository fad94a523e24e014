import { describeCore } from './core';

describeCore({
	version: '2.41.1',
	publicationService: true,
	database: 'PostgreSQL',
	mode: 'one process',
	installedAs: 'community package',
});
