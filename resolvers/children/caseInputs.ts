import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { CaseStatus, StuntingCause, type StuntingCaseFilter } from '../../src/children/index.ts';
import { ProgramKind } from '../../src/programs/index.ts';
import { AreaCodeScalar, DateScalar } from '../../src/graphql/index.ts';
import { ConnectionArgs } from '../shared/connections.ts';
import { Direction } from '../shared/Direction.ts';

@InputType('StuntingCaseFilter', { description: 'Which cases. Fields combine with AND, list values with OR.' })
export class StuntingCaseFilterInput implements Omit<StuntingCaseFilter, 'today'> {
  @Field(() => AreaCodeScalar, { nullable: true, description: 'A regency, district or village and everything inside it.' })
  area?: AreaCode | null;

  @Field(() => [CaseStatus], { nullable: true, description: 'Status of the case.' })
  status?: CaseStatus[] | null;

  @Field(() => [StuntingCause], { nullable: true, description: 'Triaged with at least one of these causes.' })
  causes?: StuntingCause[] | null;

  @Field(() => Int, { nullable: true, description: 'Active, and opened more than this number of days ago.' })
  openLongerThanDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True: no intervention is recorded. False: at least one is.' })
  withoutIntervention?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: active, and a proposed recovery waits for confirmation. False: all others.' })
  recoveryProposed?: boolean | null;
}

export enum StuntingCaseOrderField {
  OPENED_ON = 'OPENED_ON',
  CLOSED_ON = 'CLOSED_ON',
  LATEST_HEIGHT_FOR_AGE = 'LATEST_HEIGHT_FOR_AGE',
}

registerEnumType(StuntingCaseOrderField, {
  name: 'StuntingCaseOrderField',
  description: 'What stunting cases can be ordered by.',
  valuesConfig: {
    OPENED_ON: { description: 'Day on which it was opened.' },
    CLOSED_ON: { description: 'Day on which it was closed.' },
    LATEST_HEIGHT_FOR_AGE: { description: "The child's newest plausible height-for-age z-score." },
  },
});

@InputType({ description: 'Order of a list of stunting cases.' })
export class StuntingCaseOrder {
  @Field(() => StuntingCaseOrderField, { defaultValue: StuntingCaseOrderField.OPENED_ON, description: 'The field to order by.' })
  field!: StuntingCaseOrderField;

  @Field(() => Direction, { defaultValue: Direction.ASC, description: 'Lowest or highest first.' })
  direction!: Direction;
}

@ArgsType()
export class StuntingCaseListArgs extends ConnectionArgs {
  @Field(() => StuntingCaseFilterInput, { nullable: true, description: 'Which cases; all when left out.' })
  filter?: StuntingCaseFilterInput | null;

  @Field(() => StuntingCaseOrder, { nullable: true, description: 'Order; the oldest first when left out.' })
  orderBy?: StuntingCaseOrder | null;
}

@InputType({
  description: 'What was done for a stunted child: either an enrolment in a program (`enrolmentId`) or a service (`service`).',
})
export class RecordInterventionInput {
  @Field(() => ID, { description: 'Global id of the case.' })
  caseId!: string;

  @Field(() => ProgramKind, { description: 'Kind of help; for an enrolment, the kind of the program.' })
  kind!: ProgramKind;

  @Field(() => ID, { nullable: true, description: "Global id of an enrolment of the child's family." })
  enrolmentId?: string | null;

  @Field(() => String, { nullable: true, description: 'The service, as text, up to 1,000 characters.' })
  service?: string | null;

  @Field(() => DateScalar, { description: 'Day on which it was given or began: from the opening of the case to today.' })
  providedOn!: IsoDate;

  @Field(() => String, { nullable: true, description: 'Remarks, up to 1,000 characters.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Key chosen by the client that makes a retry safe.' })
  clientKey?: string | null;
}
