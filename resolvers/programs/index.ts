import {
  EnrolmentConnectionResolver,
  PartnerConnectionResolver,
  ProgramConnectionResolver,
  VillageProgramConnectionResolver,
} from './connections.ts';
import { ConvergenceResolver, DistrictConvergence, RegencyConvergence, VillageConvergence } from './Convergence.ts';
import { EnrolmentMutations } from './EnrolmentMutations.ts';
import { EnrolmentResolver } from './EnrolmentResolver.ts';
import { DistrictHelixReach, HelixReachResolver, RegencyHelixReach, VillageHelixReach } from './HelixReach.ts';
import { PartnerResolver } from './PartnerResolver.ts';
import { FamilyEnrolments, ProgramQueries, VillagePrograms } from './ProgramLists.ts';
import { ProgramMutations } from './ProgramMutations.ts';
import { ProgramResolver } from './ProgramResolver.ts';
import { RegulationQuery } from './Regulations.ts';
import { CoverageResolver, PartnerReachResolver } from './publishedOn.ts';
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
  CoverageResolver,
  PartnerReachResolver,
  ConvergenceResolver,
  VillageConvergence,
  DistrictConvergence,
  RegencyConvergence,
  VillageHelixReach,
  DistrictHelixReach,
  RegencyHelixReach,
  HelixReachResolver,
  RegulationQuery,
  VillagePrograms,
  FamilyEnrolments,
  PartnerConnectionResolver,
  ProgramConnectionResolver,
  VillageProgramConnectionResolver,
  EnrolmentConnectionResolver,
];
