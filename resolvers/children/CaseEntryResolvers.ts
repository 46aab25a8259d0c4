import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  CaseEvent,
  caseList,
  Intervention,
  interventionList,
  Measurement,
  measurementList,
  StuntingCase,
} from '../../src/children/index.ts';
import { Enrolment, enrolmentList, ProgramKind } from '../../src/programs/index.ts';
import type { HubContext } from '../shared/HubContext.ts';

@Resolver(() => Intervention)
export class InterventionResolver {
  @Access(Scope.CASES_READ)
  @FieldResolver(() => ProgramKind, { description: 'Kind of help.' })
  kind(@Root() intervention: Intervention): string {
    return intervention.kind;
  }

  @Access(Scope.CASES_READ)
  @FieldResolver(() => StuntingCase, { description: 'The case.' })
  case(@Root() intervention: Intervention, @Ctx() context: HubContext, @Info() info: GraphQLResolveInfo): Promise<StuntingCase | null> {
    return context.loaders.byKey<StuntingCase>(caseList, info).load(intervention.caseId);
  }

  @Access(Scope.CASES_READ)
  @FieldResolver(() => Enrolment, { nullable: true, description: 'The enrolment in a program; null for a service.' })
  enrolment(
    @Root() { enrolmentId }: Intervention,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Enrolment | null> | null {
    return enrolmentId === null ? null : context.loaders.byKey<Enrolment>(enrolmentList, info).load(enrolmentId);
  }
}

@Resolver(() => CaseEvent)
export class CaseEventResolver {
  @Access(Scope.CASES_READ)
  @FieldResolver(() => Measurement, { nullable: true, description: 'The measurement that caused it, if there is one.' })
  measurement(
    @Root() { measurementId }: CaseEvent,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Measurement | null> | null {
    return measurementId === null ? null : context.loaders.byKey<Measurement>(measurementList, info).load(measurementId);
  }

  @Access(Scope.CASES_READ)
  @FieldResolver(() => Intervention, { nullable: true, description: 'The intervention, for INTERVENTION_RECORDED.' })
  intervention(
    @Root() { interventionId }: CaseEvent,
    @Ctx() context: HubContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Intervention | null> | null {
    return interventionId === null ? null : context.loaders.byKey<Intervention>(interventionList, info).load(interventionId);
  }
}
