import { EnrolmentConnectionResolver, PartnerConnectionResolver, ProgramConnectionResolver, VillageProgramConnectionResolver } from './connections.ts';
import { ConvergenceResolver, DistrictConvergence, RegencyConvergence, VillageConvergence } from './Convergence.ts';
import { EnrolmentMutations } from './EnrolmentMutations.ts';
import { EnrolmentResolver } from './EnrolmentResolver.ts';
import { PartnerResolver } from './PartnerResolver.ts';
import { FamilyEnrolments, ProgramQueries, VillagePrograms } from './ProgramLists.ts';
import { ProgramMutations } from './ProgramMutations.ts';
import { ProgramResolver } from './ProgramResolver.ts';
import { VillageProgramResolver } from './VillageProgramResolver.ts';

/** The resolvers of the programs subgraph. */
export const programResolvers = [
  ProgramQueries,
  ProgramResolver,
  PartnerResolver,
  VillageProgramResolver,
  EnrolmentResolver,
  ProgramMutations,
  EnrolmentMutations,
  ConvergenceResolver,
  VillageConvergence,
  DistrictConvergence,
  RegencyConvergence,
  VillagePrograms,
  FamilyEnrolments,
  PartnerConnectionResolver,
  ProgramConnectionResolver,
  VillageProgramConnectionResolver,
  EnrolmentConnectionResolver,
];
