import { FamilyChangeConnectionResolver, FamilyChangeResolver, FamilyHistory } from './FamilyChanges.ts';
import { FamilyConnectionResolver } from './FamilyConnection.ts';
import { FamilyMutations } from './FamilyMutations.ts';
import { FamilyQueries } from './FamilyQueries.ts';
import { FamilyResolver, PersonResolver } from './FamilyResolver.ts';
import { MemberMutations } from './MemberMutations.ts';
import { PersonRights } from './PersonRights.ts';
import { VillageFamilies } from './VillageFamilies.ts';

/** The resolvers of the families subgraph. */
export const familyResolvers = [
  FamilyQueries,
  FamilyMutations,
  MemberMutations,
  PersonRights,
  FamilyResolver,
  PersonResolver,
  FamilyHistory,
  FamilyChangeResolver,
  VillageFamilies,
  FamilyConnectionResolver,
  FamilyChangeConnectionResolver,
];
