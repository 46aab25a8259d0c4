import type { ReferenceResolver } from '../../src/federation/buildSubgraph.ts';
import { areaTypes, keyOf, nodeTypes, toGlobalId, type NodeType } from './globalId.ts';
import type { HubContext } from './HubContext.ts';
import { sources } from './NodeQueries.ts';

/** The keys of the objects of each type between subgraphs: the global id, and for areas also their code. */
export const entityKeys: ReadonlyMap<NodeType, readonly string[]> = new Map(
  nodeTypes.map((type) => [type, areaTypes.has(type) ? ['id', 'code'] : ['id']]),
);

/**
 * How a subgraph resolves references of other subgraphs. It reads the objects and does not trust the reference: an agency's subgraph may
 * refer to a village that does not exist, or to a child that the viewer may not see.
 */
export const entityReferences = Object.fromEntries(nodeTypes.map((type) => [type, findReferred(type)])) as Record<
  NodeType,
  ReferenceResolver<HubContext>
>;

function findReferred(type: NodeType): ReferenceResolver<HubContext> {
  // Asynchronous, so that an invalid reference fails alone and not with the whole batch.
  return async ({ id, code }, { loaders }, info) => {
    const byCode = id === undefined && areaTypes.has(type);
    const key = keyOf(type, byCode ? toGlobalId(type, String(code)) : String(id), ['representations', byCode ? 'code' : 'id']);
    return loaders.byKey(sources[type], info).load(key);
  };
}
