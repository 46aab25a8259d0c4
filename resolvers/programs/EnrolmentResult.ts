import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import { Enrolment, EnrolmentRefusalReason, type EnrolmentDecision } from '../../src/programs/index.ts';
import { toGlobalId } from '../shared/globalId.ts';

/** Texts of the refusals. */
const messages: Readonly<Record<EnrolmentRefusalReason, string>> = {
  NOT_FOUND: 'There is no such family.',
  FORBIDDEN: 'The family lives outside the areas you may write in.',
  PROGRAM_ENDED: 'The program has ended.',
  NOT_IN_PROGRAM_VILLAGE: "The program does not work in the family's village on this day.",
  ALREADY_ENROLLED: 'The family is in the program already.',
  NOT_ELIGIBLE: "The family is not eligible by the program's rule.",
  OVER_CAPACITY: 'The program has no place left.',
};

@ObjectType({ simpleResolvers: true, description: 'Why a family was not enrolled.' })
export class EnrolmentRefusal {
  @Access(Scope.ENROLMENTS_WRITE)
  @Field(() => EnrolmentRefusalReason, { description: 'The reason.' })
  reason!: EnrolmentRefusalReason;

  @Access(Scope.ENROLMENTS_WRITE)
  @Field(() => String, { description: 'The reason, as text.' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Result for one family: an enrolment, or a refusal.' })
export class EnrolmentResult {
  @Access(Scope.ENROLMENTS_WRITE)
  @Field(() => ID, { description: 'Global id of the family, as given.' })
  familyId!: string;

  @Access(Scope.ENROLMENTS_WRITE)
  @Field(() => Enrolment, {
    nullable: true,
    description: 'The enrolment; for ALREADY_ENROLLED the existing one; null for any other refusal.',
  })
  enrolment!: Enrolment | null;

  @Access(Scope.ENROLMENTS_WRITE)
  @Field(() => EnrolmentRefusal, { nullable: true, description: 'Why it was not enrolled; null if it was enrolled.' })
  refusal!: EnrolmentRefusal | null;
}

export function enrolmentResult({ familyId, enrolment, refused }: EnrolmentDecision): EnrolmentResult {
  return {
    familyId: toGlobalId('Family', familyId),
    enrolment,
    refusal: refused === null ? null : { reason: refused, message: messages[refused] },
  };
}
