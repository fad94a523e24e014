import { describeScans } from './scans';

describeScans('under the older engine', { publicationService: false });
