import type { ProgramOperation } from '../../src/programs/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

/** What the operations of the programs subgraph are given by a request. */
export function operationOf({ hub, viewer }: HubContext): ProgramOperation {
  return { store: hub.store, areas: hub.areas, viewer, today: hub.today() };
}
