import { describeCore } from './core';

describeCore({ database: 'PostgreSQL', mode: 'queue mode' });
