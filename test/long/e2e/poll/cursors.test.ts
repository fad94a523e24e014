import { describeScans } from './scans';
import { durableScheduler } from './scheduler';

describeScans('under the durable scheduler with durable cursors', 22, {
	env: { ...durableScheduler, N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' },
});
