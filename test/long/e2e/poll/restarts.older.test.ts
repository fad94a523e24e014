import { describeRestarts } from './restarts';

describeRestarts('under the older engine', { cell: { publicationService: false } });
