import { numberFormat } from '../base/localeFormats.ts';
import type { ClassIndexName, ClassScheme, Criterion, FactName } from './classCriteria.ts';

/*
 * What a Kampung KB must do to rise a class, by the scoring of `criteria/kampung-kb-2023.json`: each criterion scores
 * 1 to 4, an index is the mean of its criteria and passes at 3, and the indices that pass give the class. Pure rules.
 */

export type ClassName = 'DASAR' | 'BERKEMBANG' | 'MANDIRI' | 'BERKELANJUTAN';
export type Language = 'id' | 'en';

/** The classes, lowest first. */
export const classNames: readonly ClassName[] = ['DASAR', 'BERKEMBANG', 'MANDIRI', 'BERKELANJUTAN'];
const indexNames: readonly ClassIndexName[] = ['INPUT', 'PROCESS', 'OUTPUT'];

/** A fact as the hub knows it; `value` is null while it is unknown. */
export interface Fact {
  value: number | null;
  source: 'COMPUTED' | 'ATTESTED' | 'UNKNOWN';
  /** Whether it rests on demo data. */
  demo: boolean;
}

export type ClassFacts = Record<FactName, Fact>;

export interface CriterionResult extends Fact {
  criterion: Criterion;
  /** 1 to 4; null while the fact is unknown. */
  score: number | null;
  met: boolean;
}

export interface IndexResult {
  index: ClassIndexName;
  /** Mean of the scores; an unknown fact counts as 1, the lowest: a class is shown, not assumed. */
  value: number;
  passes: boolean;
  known: number;
  of: number;
}

export interface Progress {
  currentClass: ClassName;
  /** The class above; null for the highest. */
  nextClass: ClassName | null;
  classByScoring: ClassName;
  indices: IndexResult[];
  criteria: CriterionResult[];
  /** What to do next, in this order; doing all of it reaches the next class by the scoring. */
  missing: CriterionResult[];
}

/** Evaluates the facts of a Kampung KB that holds a class. */
export function classProgress(currentClass: ClassName, facts: ClassFacts, { criteria, passesAt }: ClassScheme): Progress {
  const results = criteria.map((criterion): CriterionResult => {
    const fact = facts[criterion.fact];
    const score = fact.value === null ? null : scoreOf(criterion, fact.value);
    return { ...fact, criterion, score, met: score !== null && score >= passesAt };
  });
  const indices = indexNames.map((index) => indexOf(index, results, passesAt));
  const passes = (name: ClassIndexName) => indices.some(({ index, passes: passed }) => index === name && passed);
  const nextClass = classNames[classNames.indexOf(currentClass) + 1] ?? null;
  const open = nextClass === null ? [] : neededFor(nextClass, indices).filter((name) => !passes(name));
  return {
    currentClass,
    nextClass,
    classByScoring: classOf({ input: passes('INPUT'), process: passes('PROCESS'), output: passes('OUTPUT') }),
    indices,
    criteria: results,
    missing: open.flatMap((index) => results.filter(({ criterion, met }) => criterion.index === index && !met).toSorted(nearestFirst)),
  };
}

/** The score of a value: 1, and 1 more for each limit it reaches. */
export function scoreOf({ better, decimals, limits }: Pick<Criterion, 'better' | 'decimals' | 'limits'>, value: number): number {
  // The limits are published for rounded values, such as 10-20 and 21-30 percent: nothing may fall between them.
  const rounded = Math.round(value * 10 ** decimals) / 10 ** decimals;
  return 1 + limits.filter((limit) => (better === 'HIGHER' ? rounded >= limit : rounded <= limit)).length;
}

/** The class that follows from the indices that pass. */
export function classOf({ input, process, output }: { input: boolean; process: boolean; output: boolean }): ClassName {
  if (input && process && output) return 'BERKELANJUTAN';
  if (output && (input || process)) return 'MANDIRI';
  if (input && process) return 'BERKEMBANG';
  return 'DASAR';
}

function indexOf(index: ClassIndexName, results: readonly CriterionResult[], passesAt: number): IndexResult {
  const own = results.filter(({ criterion }) => criterion.index === index);
  const value = own.reduce((sum, { score }) => sum + (score ?? 1), 0) / own.length;
  return { index, value, passes: value >= passesAt, known: own.filter(({ score }) => score !== null).length, of: own.length };
}

/** The indices that have to pass for a class; of input and process, MANDIRI takes the one that is nearer. */
function neededFor(target: ClassName, indices: readonly IndexResult[]): readonly ClassIndexName[] {
  switch (target) {
    case 'DASAR':
      return [];
    case 'BERKEMBANG':
      return ['INPUT', 'PROCESS'];
    case 'MANDIRI': {
      const [input, process] = indices;
      return [(process?.value ?? 0) > (input?.value ?? 0) ? 'PROCESS' : 'INPUT', 'OUTPUT'];
    }
    case 'BERKELANJUTAN':
      return indexNames;
  }
}

/** What is unknown comes first, for it may only have to be recorded; then what is nearest to being met. */
function nearestFirst(one: CriterionResult, other: CriterionResult): number {
  return (other.score ?? 5) - (one.score ?? 5);
}

/** The value of a criterion in words; null while it is unknown. */
export function valueInWords({ criterion, value }: Pick<CriterionResult, 'criterion' | 'value'>, language: Language): string | null {
  return value === null ? null : inWords(criterion, value, language);
}

/** What raises the score by one, or first of all makes it known; null at the highest score. */
export function whatRaises({ criterion, score }: Pick<CriterionResult, 'criterion' | 'score'>, language: Language): string | null {
  const limit = criterion.limits[(score ?? 1) - 1];
  return limit === undefined ? null : goal(criterion, limit, language);
}

/** What meets a criterion. */
export function whatMeets(
  { criterion }: Pick<CriterionResult, 'criterion'>,
  { passesAt }: Pick<ClassScheme, 'passesAt'>,
  language: Language,
): string {
  return goal(criterion, criterion.limits[Math.ceil(passesAt) - 2] ?? criterion.limits[0] ?? 0, language);
}

function goal(criterion: Criterion, limit: number, language: Language): string {
  if (criterion.levels !== undefined) return `${criterion.advice[language]} (${inWords(criterion, limit, language)})`;
  const bound = criterion.better === 'HIGHER' ? { id: 'minimal', en: 'at least' } : { id: 'paling tinggi', en: 'at most' };
  return `${criterion.advice[language]} (${bound[language]} ${inWords(criterion, limit, language)})`;
}

function inWords({ levels, unit, decimals }: Criterion, value: number, language: Language): string {
  if (levels !== undefined) return levels[value]?.[language] ?? String(value);
  const number = numberFormat(language, Math.max(decimals, 1)).format(value);
  const counted = language === 'en' && value === 1 ? (unit?.one ?? unit?.en) : unit?.[language];
  return counted === '%' ? `${number}%` : `${number} ${counted ?? ''}`;
}
