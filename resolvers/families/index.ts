import { FamilyConnectionResolver } from './FamilyConnection.ts';
import { FamilyMutations } from './FamilyMutations.ts';
import { FamilyQueries } from './FamilyQueries.ts';
import { FamilyResolver } from './FamilyResolver.ts';
import { VillageFamilies } from './VillageFamilies.ts';

/** The resolvers of the families subgraph. */
export const familyResolvers = [
  FamilyQueries,
  FamilyMutations,
  FamilyResolver,
  VillageFamilies,
  FamilyConnectionResolver,
];
