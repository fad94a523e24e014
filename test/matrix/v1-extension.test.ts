import { describeCore, v1 } from './core';

describeCore({ ...v1, installedAs: 'custom extension' });
