import type { createWorld } from './world.cts';

export type * from './types/conduct.cts';
export type * from './types/exchange.cts';
export type * from './types/records.cts';

/** The records, settings and journals that the routes use. */
export type World = ReturnType<typeof createWorld>;
