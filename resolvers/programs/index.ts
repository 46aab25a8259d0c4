import { EnrolmentConnectionResolver, PartnerConnectionResolver, ProgramConnectionResolver, VillageProgramConnectionResolver } from './connections.ts';
import { EnrolmentResolver } from './EnrolmentResolver.ts';
import { PartnerResolver } from './PartnerResolver.ts';
import { FamilyEnrolments, ProgramQueries, VillagePrograms } from './ProgramLists.ts';
import { ProgramResolver } from './ProgramResolver.ts';
import { VillageProgramResolver } from './VillageProgramResolver.ts';

/** The resolvers of the programs subgraph. */
export const programResolvers = [
  ProgramQueries,
  ProgramResolver,
  PartnerResolver,
  VillageProgramResolver,
  EnrolmentResolver,
  VillagePrograms,
  FamilyEnrolments,
  PartnerConnectionResolver,
  ProgramConnectionResolver,
  VillageProgramConnectionResolver,
  EnrolmentConnectionResolver,
];
