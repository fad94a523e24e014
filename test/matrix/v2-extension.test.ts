import { describeCore } from './core';

describeCore({ installedAs: 'custom extension' });
