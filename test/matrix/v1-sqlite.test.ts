import { describeCore } from './core';

describeCore({
	version: '1.123.81',
	publicationService: false,
	database: 'SQLite',
	mode: 'one process',
	installedAs: 'community package',
});
