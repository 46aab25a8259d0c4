import { ChildQueries, FamilyChildren, VillageChildren } from './ChildLists.ts';
import { ChildMutations } from './ChildMutations.ts';
import { ChildResolver } from './ChildResolver.ts';
import { ChildConnectionResolver, MeasurementConnectionResolver } from './connections.ts';
import { MeasurementResolver } from './MeasurementResolver.ts';

/** The resolvers of the children subgraph. */
export const childResolvers = [
  ChildQueries,
  ChildMutations,
  ChildResolver,
  MeasurementResolver,
  VillageChildren,
  FamilyChildren,
  ChildConnectionResolver,
  MeasurementConnectionResolver,
];
