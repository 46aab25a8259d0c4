import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { AreaCode } from '../../src/areaCode.ts';
import type { IsoDate } from '../../src/calendar.ts';
import { CaseStatus, StuntingCause, type StuntingCaseFilter } from '../../src/children/index.ts';
import { ProgramKind } from '../../src/programs/index.ts';
import { AreaCodeScalar, DateScalar } from '../../src/scalars/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';

@InputType('StuntingCaseFilter', { description: 'Which cases. Fields combine with AND, list values with OR.' })
export class StuntingCaseFilterInput implements Omit<StuntingCaseFilter, 'today'> {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => [CaseStatus], { nullable: true, description: 'Where the case stands.' })
  status?: CaseStatus[] | null;

  @Field(() => [StuntingCause], { nullable: true, description: 'Triaged with at least one of these causes.' })
  causes?: StuntingCause[] | null;

  @Field(() => Int, { nullable: true, description: 'Not closed, and opened more than so many days ago.' })
  openLongerThanDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True: no intervention is recorded. False: at least one is.' })
  withoutIntervention?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: not closed, and a recovery waits to be confirmed. False: all others.' })
  recoveryProposed?: boolean | null;
}

@ArgsType()
export class StuntingCaseListArgs extends ConnectionArgs {
  @Field(() => StuntingCaseFilterInput, { nullable: true, description: 'Which cases; all when left out.' })
  filter?: StuntingCaseFilterInput | null;
}

@InputType({ description: 'What was done for a stunted child: a place in a program (`enrolmentId`) or a service (`service`), one of them.' })
export class RecordInterventionInput {
  @Field(() => ID, { description: 'Global id of the case.' })
  caseId!: string;

  @Field(() => ProgramKind, { description: 'What kind of help it is; that of the program for an enrolment.' })
  kind!: ProgramKind;

  @Field(() => ID, { nullable: true, description: "Global id of an enrolment of the child's family." })
  enrolmentId?: string | null;

  @Field(() => String, { nullable: true, description: 'The service, in words, up to 1,000 characters.' })
  service?: string | null;

  @Field(() => DateScalar, { description: "Day on which it was given or began: from the case's opening to today." })
  providedOn!: IsoDate;

  @Field(() => String, { nullable: true, description: 'Remarks, up to 1,000 characters.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Client-made key that makes a retry safe.' })
  clientKey?: string | null;
}
