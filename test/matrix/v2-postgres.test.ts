import { describeCore } from './core';

describeCore({ database: 'PostgreSQL' });
