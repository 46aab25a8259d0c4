import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import type { AreaCode } from '../../src/base/areaCode.ts';
import type { IsoDate } from '../../src/base/calendar.ts';
import { StuntingCause } from '../../src/children/index.ts';
import { DateScalar, MonthScalar } from '../../src/graphql/index.ts';
import { IndicatorGroup, type IsoMonth } from '../../src/indicators/index.ts';
import { ProgramKind } from '../../src/programs/index.ts';

/** What counts are grouped by. */
export enum CountGroup {
  AREA = 'AREA',
  MONTH = 'MONTH',
  SEX = 'SEX',
  AGE_GROUP = 'AGE_GROUP',
  WELFARE_QUINTILE = 'WELFARE_QUINTILE',
  PROGRAM = 'PROGRAM',
  CAUSE = 'CAUSE',
}

registerEnumType(CountGroup, {
  name: 'CountGroup',
  description:
    'What children, families or cases are grouped by: up to two, of which one may tell people apart (all but AREA and MONTH). A table by two of those is not published, so it is not told to anybody here.',
  valuesConfig: {
    AREA: { description: 'The areas one level below: the districts of a regency, the villages of a district. A village is one by itself.' },
    MONTH: { description: 'Each month of the span, as `Indicator` counts it.' },
    SEX: { description: 'Sex of the child.' },
    AGE_GROUP: { description: "WHO and UNICEF's age groups." },
    WELFARE_QUINTILE: { description: 'Fifth of household welfare.' },
    PROGRAM: { description: 'Kind of program, as of now. A family may be in several.' },
    CAUSE: { description: 'Cause that the triage found, or none, as of now. A case may have several.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'A count of children, families or cases. Fields of what was not grouped by are null, except the area.',
})
export class CountRow {
  @Access(Scope.AGGREGATES_READ)
  @Field(() => MonthScalar, { nullable: true, description: 'The month that is counted; null for what is counted as of now.' })
  month!: IsoMonth | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => IndicatorGroup, { nullable: true, description: 'The group of SEX, AGE_GROUP or WELFARE_QUINTILE.' })
  group!: IndicatorGroup | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => ProgramKind, { nullable: true, description: 'The kind of program.' })
  program!: ProgramKind | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => StuntingCause, { nullable: true, description: 'The cause; null also for cases without one, when grouped by CAUSE.' })
  cause!: StuntingCause | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => Int, { nullable: true, description: 'The count; null where it is not published yet.' })
  count!: number | null;

  @Access(Scope.AGGREGATES_READ)
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day on which it was published, for viewers without case access in the area: a multiple of 5 that stays as it was published. Null for an exact count, and where no count is shown.',
  })
  publishedOn!: IsoDate | null;

  /** The code of the area. */
  areaCode!: AreaCode;
}

/** A row of an area in which nothing is told apart. */
export function countRow(areaCode: AreaCode, told: Partial<CountRow>): CountRow {
  return { month: null, group: null, program: null, cause: null, count: null, publishedOn: null, ...told, areaCode };
}
