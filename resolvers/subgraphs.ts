import { alertResolvers } from './alerts/index.ts';
import { childResolvers } from './children/index.ts';
import { familyResolvers } from './families/index.ts';
import { indicatorResolvers } from './indicators/index.ts';
import { programResolvers } from './programs/index.ts';
import { NodeQueries } from './shared/NodeQueries.ts';
import { ViewerQuery } from './shared/ViewerQuery.ts';
import { villageResolvers } from './villages/index.ts';

/**
 * The resolvers of each subgraph; one may know those before it. What belongs to none of them (`node`, `nodes`, `viewer`) is
 * answered by the first, which every gateway has.
 */
export const subgraphs = {
  villages: [NodeQueries, ViewerQuery, ...villageResolvers],
  families: familyResolvers,
  children: childResolvers,
  programs: programResolvers,
  alerts: alertResolvers,
  indicators: indicatorResolvers,
} as const;

export type SubgraphName = keyof typeof subgraphs;

export const subgraphNames = Object.keys(subgraphs) as SubgraphName[];

/** Default port of the subgraph at this position: 4101 and up. */
export function subgraphPort(name: SubgraphName): number {
  return 4101 + subgraphNames.indexOf(name);
}
