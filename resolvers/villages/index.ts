import { DistrictResolver } from './DistrictResolver.ts';
import { KampungKBResolver } from './KampungKBResolver.ts';
import { RegencyResolver } from './RegencyResolver.ts';
import { VillageConnectionResolver } from './VillageConnection.ts';
import { VillageQueries } from './VillageQueries.ts';
import { VillageResolver } from './VillageResolver.ts';

/** The resolvers of the villages subgraph. */
export const villageResolvers = [
  VillageQueries,
  RegencyResolver,
  DistrictResolver,
  VillageResolver,
  KampungKBResolver,
  VillageConnectionResolver,
];
