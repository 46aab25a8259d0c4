import { z } from 'zod';
import { StuntingCause } from '../children/index.ts';
import { badUserInput, type InputPath } from '../base/errors.ts';
import { message, type Message } from '../base/messages/index.ts';
import { Cohort, StuntingRiskReason } from '../families/index.ts';
import { HousingNeed } from './enums.ts';

const noCondition = 'programs.noCondition';
const everyFamilyAndOthers = 'programs.everyFamilyAndOthers';

const yes = z.literal(true);
const someOf = <Values extends Record<string, string>>(values: Values) => z.array(z.enum(values)).min(1);

/** One way to be eligible: all of its conditions hold; one value of a list is enough. */
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
  .refine((conditions) => Object.keys(conditions).length > 0, noCondition)
  .refine(({ everyFamily, ...others }) => everyFamily === undefined || Object.keys(others).length === 0, everyFamilyAndOthers);

const ruleSchema = z.strictObject({ anyOf: z.array(alternative).max(20) });

export type EligibilityAlternative = z.infer<typeof alternative>;

/**
 * Which families a program is for, as data: a family is eligible when it meets one alternative. No alternative
 * means no family, for programs that serve the village as a whole.
 */
export type EligibilityRule = z.infer<typeof ruleSchema>;

/** Facts that a rule is evaluated on. */
export interface EligibilityFacts {
  /** 1 poorest to 10; null if not known. */
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

/** Whether a family is eligible by a rule. `eligibilitySql.ts` does the same in SQL; a property test keeps both equal. */
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
 * @throws HubError BAD_USER_INPUT with the path of the error.
 */
export function readEligibilityRule(given: { anyOf: readonly object[] }, inputPath: InputPath): EligibilityRule {
  const anyOf = given.anyOf.map((conditions) =>
    Object.fromEntries(Object.entries(conditions).filter(([, value]) => value != null && value !== false)),
  );
  const result = ruleSchema.safeParse({ anyOf });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badUserInput([...inputPath, ...((issue?.path ?? []) as (string | number)[])], 'programs.rule', {
    problem: problemOf(issue?.message),
  });
}

/** What is wrong with a rule: one of the hub's own checks, or what zod reports. */
function problemOf(issue: string | undefined): Message | string {
  if (issue === noCondition || issue === everyFamilyAndOthers) return message(issue);
  return issue ?? message('programs.notARule');
}
