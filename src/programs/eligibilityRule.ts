import { z } from 'zod';
import { StuntingCause } from '../children/index.ts';
import { badUserInput, type InputPath } from '../errors.ts';
import { Cohort, StuntingRiskReason } from '../families/index.ts';
import { HousingNeed } from './enums.ts';

const yes = z.literal(true);
const someOf = <Values extends Record<string, string>>(values: Values) => z.array(z.enum(values)).min(1);

/** One way to be eligible: all of its conditions hold; of a list of values one is enough. */
const alternative = z
  .strictObject({
    everyFamily: yes.optional(),
    maxWelfareDecile: z.int().min(1).max(10).optional(),
    atRisk: yes.optional(),
    riskReasons: someOf(StuntingRiskReason).optional(),
    cohorts: someOf(Cohort).optional(),
    housing: someOf(HousingNeed).optional(),
    openCase: yes.optional(),
    caseCauses: someOf(StuntingCause).optional(),
  })
  .refine((conditions) => Object.keys(conditions).length > 0, 'no condition; say everyFamily to take in every family')
  .refine(({ everyFamily, ...others }) => everyFamily === undefined || Object.keys(others).length === 0, 'everyFamily together with other conditions');

const ruleSchema = z.strictObject({ anyOf: z.array(alternative).max(20) });

export type EligibilityAlternative = z.infer<typeof alternative>;

/**
 * Which families a program is for, as data: a family is eligible when it meets one alternative. No alternative
 * means no family, for programs that serve the village as a whole.
 */
export type EligibilityRule = z.infer<typeof ruleSchema>;

/** What a rule is judged by. */
export interface EligibilityFacts {
  /** 1 poorest to 10; null where it is not known. */
  welfareDecile: number | null;
  atRisk: boolean;
  riskReasons: readonly StuntingRiskReason[];
  cohorts: readonly Cohort[];
  housing: readonly HousingNeed[];
  /** A child of the family has a stunting case that is not closed. */
  openCase: boolean;
  /** The causes of these cases, as triaged. */
  caseCauses: readonly StuntingCause[];
}

/** Whether a rule takes a family in. `eligibilitySql.ts` says the same in SQL; a property keeps the two equal. */
export function isEligible({ anyOf }: EligibilityRule, facts: EligibilityFacts): boolean {
  return anyOf.some(
    (conditions) =>
      (conditions.maxWelfareDecile === undefined || (facts.welfareDecile !== null && facts.welfareDecile <= conditions.maxWelfareDecile)) &&
      (conditions.atRisk === undefined || facts.atRisk) &&
      meets(conditions.riskReasons, facts.riskReasons) &&
      meets(conditions.cohorts, facts.cohorts) &&
      meets(conditions.housing, facts.housing) &&
      (conditions.openCase === undefined || facts.openCase) &&
      meets(conditions.caseCauses, facts.caseCauses),
  );
}

function meets<Value>(wanted: readonly Value[] | undefined, held: readonly Value[]): boolean {
  return wanted === undefined || wanted.some((value) => held.includes(value));
}

/**
 * Reads a rule that a caller wrote; conditions that are null or false count as left out.
 * @throws HubError BAD_USER_INPUT with the path of what is wrong.
 */
export function readEligibilityRule(given: { anyOf: readonly object[] }, inputPath: InputPath): EligibilityRule {
  const anyOf = given.anyOf.map((conditions) => Object.fromEntries(Object.entries(conditions).filter(([, value]) => value != null && value !== false)));
  const result = ruleSchema.safeParse({ anyOf });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badUserInput([...inputPath, ...((issue?.path ?? []) as (string | number)[])], issue?.message ?? 'no rule', 'up to 20 alternatives of one or more conditions, deciles 1 to 10, lists not empty');
}
