import type { HubContext } from './HubContext.ts';

/** What the hub's operations are given by a request; each takes of it what it needs. */
export function operationOf({ hub, viewer }: HubContext) {
  return { store: hub.store, areas: hub.areas, hooks: hub.hooks, viewer, today: hub.today() };
}
