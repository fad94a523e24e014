import type { createWorld } from './world.cts';

export type * from './types/conduct.cts';
export type * from './types/exchange.cts';
export type * from './types/records.cts';

/** All that the routes work on. */
export type World = ReturnType<typeof createWorld>;
