import { describeScans } from './scans';

describeScans('under the publication engine', {});
