import { describeCore } from './core';

describeCore({ publicationService: false, database: 'PostgreSQL' });
