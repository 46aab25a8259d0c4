import { AccessLogEntryConnectionResolver, ChildAccessLog } from './ChildAccessLog.ts';
import { CaseEventResolver, InterventionResolver } from './CaseEntryResolvers.ts';
import { CaseQueries, ChildCase, VillageCases } from './CaseLists.ts';
import { CaseMutations } from './CaseMutations.ts';
import { ChildQueries, FamilyChildren, VillageChildren } from './ChildLists.ts';
import { ChildMutations } from './ChildMutations.ts';
import { ChildResolver } from './ChildResolver.ts';
import { ChildConnectionResolver, MeasurementConnectionResolver, StuntingCaseConnectionResolver } from './connections.ts';
import { GrowthCalculator } from './GrowthCalculator.ts';
import { ChildGrowthChart, GrowthChartPointResolver } from './GrowthChart.ts';
import { GrowthReferenceQuery, GrowthReferenceStretchResolver } from './GrowthReference.ts';
import { MeasurementMutations } from './MeasurementMutations.ts';
import { MeasurementResolver } from './MeasurementResolver.ts';
import { StuntingCaseResolver } from './StuntingCaseResolver.ts';

/** The resolvers of the children subgraph. */
export const childResolvers = [
  ChildQueries,
  ChildMutations,
  ChildResolver,
  MeasurementMutations,
  MeasurementResolver,
  CaseQueries,
  CaseMutations,
  VillageCases,
  ChildCase,
  StuntingCaseResolver,
  CaseEventResolver,
  InterventionResolver,
  StuntingCaseConnectionResolver,
  VillageChildren,
  FamilyChildren,
  ChildConnectionResolver,
  MeasurementConnectionResolver,
  ChildAccessLog,
  AccessLogEntryConnectionResolver,
  GrowthCalculator,
  GrowthReferenceQuery,
  GrowthReferenceStretchResolver,
  ChildGrowthChart,
  GrowthChartPointResolver,
];
