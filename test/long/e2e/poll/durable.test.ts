import { describeScans } from './scans';
import { durableScheduler } from './scheduler';

describeScans('under the durable scheduler', 34, { env: durableScheduler });
