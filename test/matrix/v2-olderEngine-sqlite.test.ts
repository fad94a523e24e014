import { describeCore } from './core';

describeCore({ publicationService: false });
