import type { ReferenceResolver } from '../../src/federation/buildSubgraph.ts';
import { areaTypes, keyOf, nodeTypes, toGlobalId, type NodeType } from './globalId.ts';
import type { HubContext } from './HubContext.ts';
import { sources } from './NodeQueries.ts';

/** The keys by which subgraphs know the objects of each type: the global id, and for areas their code too. */
export const entityKeys: ReadonlyMap<NodeType, readonly string[]> = new Map(nodeTypes.map((type) => [type, areaTypes.has(type) ? ['id', 'code'] : ['id']]));

/**
 * How a subgraph finds the objects of each type that another one refers to. It reads them, and does not take the reference at
 * its word: an agency's own may name a village that there is not, or a child that the viewer may not see.
 */
export const entityReferences = Object.fromEntries(nodeTypes.map((type) => [type, findReferred(type)])) as Record<NodeType, ReferenceResolver<HubContext>>;

function findReferred(type: NodeType): ReferenceResolver<HubContext> {
  // Asynchronous, so that a bad reference fails alone and not with all that it came with.
  return async ({ id, code }, { loaders }, info) => {
    const byCode = id === undefined && areaTypes.has(type);
    const key = keyOf(type, byCode ? toGlobalId(type, String(code)) : String(id), ['representations', byCode ? 'code' : 'id']);
    return loaders.byKey(sources[type], info).load(key);
  };
}
