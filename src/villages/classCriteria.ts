import { z } from 'zod';
import { FaultyInput } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { problemOf, says } from '../base/zodMessages.ts';
import shipped from './criteria/kampung-kb-2023.json' with { type: 'json' };

/** The facts that a criterion can look at, and where each comes from. */
export const factNames = [
  'workingGroup',
  'fundingSources',
  'activityGroups',
  'facilities',
  'officerAndRegulation',
  'planningData',
  'mechanisms',
  'agencies',
  'participation',
  'contraceptivePrevalence',
  'longActingShare',
  'unmetNeed',
] as const;

export type FactName = (typeof factNames)[number];

const inBothLanguages = z.object({ id: z.string().min(1), en: z.string().min(1) });

const criterion = z
  .object({
    code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
    index: z.enum(['INPUT', 'PROCESS', 'OUTPUT']),
    fact: z.enum(factNames),
    /** Whether a higher or a lower value is better. */
    better: z.enum(['HIGHER', 'LOWER']),
    /** To how many decimals a value is rounded before it is compared. */
    decimals: z.int().min(0).max(3),
    /** The score is 1 plus the number of limits that the value reaches: from above where lower is better. */
    limits: z.array(z.number()).min(2).max(3),
    title: inBothLanguages,
    /** What the value counts; `one` in English for a single one. */
    unit: inBothLanguages.extend({ one: z.string().min(1).optional() }).optional(),
    /** What each value means, from 0, where it counts nothing. */
    levels: z.array(inBothLanguages).optional(),
    advice: inBothLanguages,
  })
  .refine(
    ({ better, limits }) =>
      limits.every((limit, nth) => nth === 0 || (better === 'HIGHER' ? limit > (limits[nth - 1] ?? 0) : limit < (limits[nth - 1] ?? 0))),
    {
      message: 'must rise from limit to limit where higher is better, and fall where lower is better',
      path: ['limits'],
    },
  )
  .refine(({ unit, levels }) => (unit === undefined) !== (levels === undefined), {
    message: 'either unit or levels says what a value means',
    path: ['unit'],
  });

const scheme = z
  .object({
    /** Where the criteria come from. */
    source: z.string().min(1),
    /** The score from which a criterion is met, and the mean from which an index passes. */
    passesAt: z.number().min(1).max(3),
    criteria: z.array(criterion),
  })
  .refine(({ criteria }) => new Set(criteria.map(({ code }) => code)).size === criteria.length, {
    ...says('villages.criteriaCodeTwice'),
    path: ['criteria'],
  })
  .refine(({ criteria }) => ['INPUT', 'PROCESS', 'OUTPUT'].every((index) => criteria.some((each) => each.index === index)), {
    ...says('villages.criteriaIndices'),
    path: ['criteria'],
  });

export type ClassScheme = z.infer<typeof scheme>;
export type Criterion = z.infer<typeof criterion>;
export type ClassIndexName = Criterion['index'];

/** The criteria cannot be used; the message names each place and what is wrong there. */
export class CriteriaError extends FaultyInput {}

/** @throws CriteriaError for criteria that are not complete or contradict themselves. */
export function parseCriteria(content: unknown, file: string): ClassScheme {
  const result = scheme.safeParse(content);
  if (result.success) return result.data;
  throw new CriteriaError([
    message('villages.criteriaUnusable', { file }),
    ...result.error.issues.map((issue) => message('villages.criterionProblem', { path: issue.path.join('.'), problem: problemOf(issue) })),
  ]);
}

/** The criteria of the hub, checked when it starts. */
export const classScheme = parseCriteria(shipped, 'src/villages/criteria/kampung-kb-2023.json');
