import { describeCore } from './core';

describeCore({
	version: '2.41.1',
	publicationService: true,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'community package',
});
