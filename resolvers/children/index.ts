import { AccessLogEntryConnectionResolver, ChildAccessLog } from './ChildAccessLog.ts';
import { CaseEventResolver, InterventionResolver } from './CaseEntryResolvers.ts';
import { CaseQueries, ChildCase, VillageCases } from './CaseLists.ts';
import { CaseMutations } from './CaseMutations.ts';
import { ChildQueries, DistrictChildren, FamilyChildren, PersonChild, RegencyChildren, VillageChildren } from './ChildLists.ts';
import { ChildMutations } from './ChildMutations.ts';
import { ChildResolver } from './ChildResolver.ts';
import { ChildConnectionResolver, MeasurementConnectionResolver, StuntingCaseConnectionResolver } from './connections.ts';
import {
  ChildDuplicates,
  DuplicateCandidateConnectionResolver,
  DuplicateCandidateResolver,
  DuplicateQueries,
  FamilyDuplicates,
} from '../duplicates/Duplicates.ts';
import { FamilyRegistration } from './FamilyRegistration.ts';
import { importResolvers } from '../imports/index.ts';
import { GrowthCalculator } from './GrowthCalculator.ts';
import { ChildGrowthChart, GrowthChartPointResolver } from './GrowthChart.ts';
import { GrowthReferenceQuery, GrowthReferenceStretchResolver } from './GrowthReference.ts';
import { ImplausibilityResolver, MeasurementDoubts } from './Implausibility.ts';
import { ChildMeasurements, MeasurementQueries } from './MeasurementLists.ts';
import { MeasurementMutations } from './MeasurementMutations.ts';
import { MeasurementResolver } from './MeasurementResolver.ts';
import { MonitoringMutations } from './MonitoringMutations.ts';
import { MeasuringQualityQuery } from './MeasuringQuality.ts';
import { ChildPosyandu, MeasurementPosyandu, PosyanduChildren } from './PosyanduChildren.ts';
import { StuntingCaseResolver } from './StuntingCaseResolver.ts';

/** The resolvers of the children subgraph. */
export const childResolvers = [
  ChildQueries,
  ChildMutations,
  ChildResolver,
  FamilyRegistration,
  ...importResolvers,
  MonitoringMutations,
  DuplicateQueries,
  ChildDuplicates,
  FamilyDuplicates,
  DuplicateCandidateResolver,
  DuplicateCandidateConnectionResolver,
  MeasurementMutations,
  MeasurementQueries,
  ChildMeasurements,
  MeasurementDoubts,
  ImplausibilityResolver,
  MeasuringQualityQuery,
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
  DistrictChildren,
  RegencyChildren,
  PersonChild,
  FamilyChildren,
  PosyanduChildren,
  ChildPosyandu,
  MeasurementPosyandu,
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
