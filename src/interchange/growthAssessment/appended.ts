import { categoryOf, type GrowthIndicator, type GrowthResult, type ZScore } from '../../growth/index.ts';
import type { OutputCell } from '../table/Table.ts';

interface ScoreColumn {
  name: string;
  key: 'heightForAge' | 'weightForAge' | 'weightForHeight' | 'bmiForAge' | 'headCircumferenceForAge' | 'armCircumferenceForAge';
  indicator: GrowthIndicator;
  /** Whether PMK 2/2020 has categories for it. */
  isCategorised: boolean;
}

const main: readonly ScoreColumn[] = [
  { name: 'haz', key: 'heightForAge', indicator: 'HEIGHT_FOR_AGE', isCategorised: true },
  { name: 'waz', key: 'weightForAge', indicator: 'WEIGHT_FOR_AGE', isCategorised: true },
  { name: 'whz', key: 'weightForHeight', indicator: 'WEIGHT_FOR_HEIGHT', isCategorised: true },
];
const others: readonly ScoreColumn[] = [
  { name: 'baz', key: 'bmiForAge', indicator: 'BMI_FOR_AGE', isCategorised: true },
  { name: 'hcz', key: 'headCircumferenceForAge', indicator: 'HEAD_CIRCUMFERENCE_FOR_AGE', isCategorised: false },
  { name: 'acz', key: 'armCircumferenceForAge', indicator: 'ARM_CIRCUMFERENCE_FOR_AGE', isCategorised: false },
];

/** The columns that are appended: their names, and their values for a result (null: a row without any). */
export interface Appended {
  names: readonly string[];
  cells: (result: GrowthResult | null) => OutputCell[];
}

/**
 * `haz,haz_flag,waz,waz_flag,whz,whz_flag`, with all indicators `baz,hcz,acz` and their flags after them, and last,
 * where they are wanted, the categories of PMK 2/2020 as `haz_category` and so on. A score that is flagged
 * implausible (1) has no category, because it says nothing of the child.
 */
export function appendedColumns(options: { allIndicators?: boolean; categories?: boolean }): Appended {
  const scores = options.allIndicators === true ? [...main, ...others] : main;
  const categorised = options.categories === true ? scores.filter(({ isCategorised }) => isCategorised) : [];
  return {
    names: [...scores.flatMap(({ name }) => [name, `${name}_flag`]), ...categorised.map(({ name }) => `${name}_category`)],
    cells: (result) => [
      ...scores.flatMap(({ key }) => scoreAndFlag(result?.[key])),
      ...categorised.map(({ key, indicator }) => category(indicator, result?.[key])),
    ],
  };
}

function scoreAndFlag(score: ZScore | null | undefined): OutputCell[] {
  return score == null ? [null, null] : [score.value, score.implausible ? 1 : 0];
}

function category(indicator: GrowthIndicator, score: ZScore | null | undefined): OutputCell {
  return score == null || score.implausible ? null : categoryOf(indicator, score.value);
}
