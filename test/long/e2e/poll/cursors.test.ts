import { describeScans } from './scans';
import { durableScheduler } from './scheduler';

describeScans('under the durable scheduler with durable cursors', {
	env: { ...durableScheduler, N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' },
});
