import type { HubContext } from './HubContext.ts';

/** Context of the hub's operations, made from a request. */
export function operationOf({ hub, viewer }: HubContext) {
  return { store: hub.store, areas: hub.areas, hooks: hub.hooks, viewer, today: hub.today() };
}
