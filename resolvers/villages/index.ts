import { ClassCriterionResolver } from './ClassProgress.ts';
import { DistrictResolver } from './DistrictResolver.ts';
import { KampungKBMutations } from './KampungKBMutations.ts';
import { KampungKBResolver, WorkingGroupMemberResolver } from './KampungKBResolver.ts';
import { PosyanduConnectionResolver, PosyanduQueries, PosyanduResolver, VillagePosyandus } from './PosyanduLists.ts';
import { PosyanduMutations } from './PosyanduMutations.ts';
import { RegencyResolver } from './RegencyResolver.ts';
import { StartUpItemResolver } from './StartUp.ts';
import { VillageConnectionResolver } from './VillageConnection.ts';
import { VillageQueries } from './VillageQueries.ts';
import { VillageResolver } from './VillageResolver.ts';
import { WorkingGroupMutations } from './WorkingGroupMutations.ts';

/** The resolvers of the villages subgraph. */
export const villageResolvers = [
  VillageQueries,
  RegencyResolver,
  DistrictResolver,
  VillageResolver,
  KampungKBResolver,
  KampungKBMutations,
  WorkingGroupMutations,
  WorkingGroupMemberResolver,
  ClassCriterionResolver,
  StartUpItemResolver,
  VillageConnectionResolver,
  PosyanduQueries,
  PosyanduMutations,
  PosyanduResolver,
  PosyanduConnectionResolver,
  VillagePosyandus,
];
