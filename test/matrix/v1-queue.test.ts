import { describeCore } from './core';

describeCore({
	version: '1.123.81',
	publicationService: false,
	database: 'PostgreSQL',
	mode: 'queue mode',
	installedAs: 'community package',
});
