import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { endEnrolment, Enrolment, EnrolmentOutcome, enrolFamilies, mostFamilies } from '../../src/programs/index.ts';
import { DateScalar } from '../../src/graphql/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { EnrolmentResult, enrolmentResult } from './EnrolmentResult.ts';
import { operationOf } from '../shared/operationOf.ts';

const enrolmentId = 'Global id of the enrolment.';
const lastDay = 'Last day in the program, from the first day to today; today when left out.';

@Resolver()
export class EnrolmentMutations {
  @Access(Scope.ENROLMENTS_WRITE)
  @ListSize({ assumedSize: 1, lengthsOf: ['familyIds'] })
  @Mutation(() => [EnrolmentResult], {
    description: `Enrols up to ${mostFamilies.toLocaleString('en')} families. Each family is enrolled, or refused with a reason; results are in the order of the input, and places are given in this order. Safe to repeat: enrolled families are refused as ALREADY_ENROLLED.`,
  })
  async enrolFamilies(
    @Arg('programId', () => ID, { description: 'Global id of the program.' }) programId: string,
    @Arg('familyIds', () => [ID], { description: 'Global ids of the families.' }) familyIds: string[],
    @Arg('enrolledOn', () => DateScalar, {
      nullable: true,
      description: "First day in the program, from the program's first day to today; today when left out.",
    })
    enrolledOn: IsoDate | null,
    @Ctx() context: HubContext,
  ): Promise<EnrolmentResult[]> {
    const keys = familyIds.map((id, index) => keyOf('Family', id, ['familyIds', index]));
    const decisions = await enrolFamilies(
      { programId: keyOf('Program', programId, ['programId']), familyIds: keys, enrolledOn },
      operationOf(context),
    );
    return decisions.map(enrolmentResult);
  }

  @Access(Scope.ENROLMENTS_WRITE)
  @Mutation(() => Enrolment, {
    description: 'Ends an enrolment before the program has delivered its service. Repeating the call returns the same enrolment.',
  })
  withdrawEnrolment(
    @Arg('id', () => ID, { description: enrolmentId }) id: string,
    @Arg('reason', () => String, { description: 'Why, 1 to 1,000 characters.' }) reason: string,
    @Arg('endedOn', () => DateScalar, { nullable: true, description: lastDay }) endedOn: IsoDate | null,
    @Ctx() context: HubContext,
  ): Promise<Enrolment> {
    return endEnrolment({ id: keyOf('Enrolment', id, ['id']), outcome: EnrolmentOutcome.WITHDRAWN, endedOn, reason }, operationOf(context));
  }

  @Access(Scope.ENROLMENTS_WRITE)
  @Mutation(() => Enrolment, {
    description: 'Ends an enrolment because the program has delivered its service. Repeating the call returns the same enrolment.',
  })
  completeEnrolment(
    @Arg('id', () => ID, { description: enrolmentId }) id: string,
    @Arg('reason', () => String, { description: 'What was reached, 1 to 1,000 characters.' }) reason: string,
    @Arg('endedOn', () => DateScalar, { nullable: true, description: lastDay }) endedOn: IsoDate | null,
    @Ctx() context: HubContext,
  ): Promise<Enrolment> {
    return endEnrolment({ id: keyOf('Enrolment', id, ['id']), outcome: EnrolmentOutcome.COMPLETED, endedOn, reason }, operationOf(context));
  }
}
