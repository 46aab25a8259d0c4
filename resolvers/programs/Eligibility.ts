import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access, anyone } from '../../src/access/Access.ts';
import { ListSize } from '../../src/cost/cost.ts';
import { StuntingCause } from '../../src/children/index.ts';
import { Cohort, StuntingRiskReason } from '../../src/families/index.ts';
import { defaultEligibility, HousingNeed, ProgramKind, ruleOf, type Program } from '../../src/programs/index.ts';

const oneOf = 'At least one of these holds of the family';
const left = 'Null: not asked.';

/** One way to be eligible, as output and as input. */
@ObjectType({ simpleResolvers: true, description: 'One way to be eligible: a family that meets all of its conditions.' })
@InputType('EligibilityAlternativeInput', {
  description: 'One way to be eligible: a family that meets all of its conditions. At least one condition is needed; `false` asks nothing.',
})
export class EligibilityAlternative {
  @Access(anyone)
  @Field(() => Boolean, { nullable: true, description: `Every family, without a condition; alone. ${left}` })
  everyFamily?: boolean | null;

  @Access(anyone)
  @Field(() => Int, { nullable: true, description: `Welfare decile known and not above this one, 1 poorest to 10. ${left}` })
  maxWelfareDecile?: number | null;

  @Access(anyone)
  @Field(() => Boolean, { nullable: true, description: `At risk of stunting (keluarga berisiko stunting). ${left}` })
  atRisk?: boolean | null;

  @Access(anyone)
  @Field(() => [StuntingRiskReason], { nullable: true, description: `${oneOf}: reasons of stunting risk. ${left}` })
  riskReasons?: StuntingRiskReason[] | null;

  @Access(anyone)
  @Field(() => [Cohort], { nullable: true, description: `${oneOf}: a member in the cohort. ${left}` })
  cohorts?: Cohort[] | null;

  @Access(anyone)
  @Field(() => [HousingNeed], { nullable: true, description: `${oneOf}: what is wrong with the house. ${left}` })
  housing?: HousingNeed[] | null;

  @Access(anyone)
  @Field(() => Boolean, { nullable: true, description: `A child with a stunting case that is not closed. ${left}` })
  openCase?: boolean | null;

  @Access(anyone)
  @Field(() => [StuntingCause], { nullable: true, description: `${oneOf}: a cause of such a case, as triaged. ${left}` })
  caseCauses?: StuntingCause[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'Which families a program is for.' })
export class Eligibility {
  @Access(anyone)
  @ListSize({ assumedSize: 3 })
  @Field(() => [EligibilityAlternative], {
    description: 'A family is eligible if it meets one of these alternatives; an empty list means that no family is eligible.',
  })
  anyOf!: EligibilityAlternative[];

  @Access(anyone)
  @Field(() => Boolean, { description: "True for the program's own rule, false for the shipped rule of its kind." })
  own!: boolean;

  @Access(anyone)
  @Field(() => String, { nullable: true, description: "Source of a shipped rule; null for the program's own rule." })
  source!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The rule shipped with the hub for a kind of program.' })
export class ShippedEligibility {
  @Access(anyone)
  @Field(() => ProgramKind, { description: 'The kind.' })
  kind!: ProgramKind;

  @Access(anyone)
  @Field(() => Eligibility, { description: 'Which families need this kind of program.' })
  rule!: Eligibility;
}

@InputType({ description: 'Which families a program is for.' })
export class EligibilityInput {
  @Field(() => [EligibilityAlternative], {
    description: 'A family is eligible if it meets one of these alternatives, up to 20; an empty list means that no family is eligible.',
  })
  anyOf!: EligibilityAlternative[];
}

/** The rule of a program. */
export function eligibilityOf({ kind, eligibility }: Pick<Program, 'kind' | 'eligibility'>): Eligibility {
  return {
    ...ruleOf({ kind, eligibility }),
    own: eligibility !== null,
    source: eligibility === null ? defaultEligibility[kind].source : null,
  };
}

/** The shipped rules, one for each kind. */
export function shippedEligibility(): ShippedEligibility[] {
  return Object.values(ProgramKind).map((kind) => ({ kind, rule: eligibilityOf({ kind, eligibility: null }) }));
}
