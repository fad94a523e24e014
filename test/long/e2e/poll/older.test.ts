import { describeScans } from './scans';

describeScans('under the older engine', { cell: { publicationService: false } });
