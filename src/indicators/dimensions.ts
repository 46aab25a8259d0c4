import { registerEnumType } from 'type-graphql';
import { ageGroupOfEntry, childMeasures } from './childEntries.ts';
import { familyMeasures } from './familyPeriods.ts';
import type { Measure } from './keys.ts';

export enum IndicatorDimension {
  SEX = 'SEX',
  AGE_GROUP = 'AGE_GROUP',
  WELFARE_QUINTILE = 'WELFARE_QUINTILE',
  KAMPUNG_KB_CLASS = 'KAMPUNG_KB_CLASS',
}

registerEnumType(IndicatorDimension, {
  name: 'IndicatorDimension',
  description: 'What the children or families of an area can be grouped by.',
  valuesConfig: {
    SEX: { description: 'Sex of the child.' },
    AGE_GROUP: { description: "Age in completed months on the measuring day, or at the end of the month: WHO and UNICEF's groups." },
    WELFARE_QUINTILE: { description: 'Fifth of household welfare, two government deciles each, as recorded now.' },
    KAMPUNG_KB_CLASS: { description: 'Class that the village held at the end of the month.' },
  },
});

export enum IndicatorGroup {
  FEMALE = 'FEMALE',
  MALE = 'MALE',
  MONTHS_0_5 = 'MONTHS_0_5',
  MONTHS_6_11 = 'MONTHS_6_11',
  MONTHS_12_23 = 'MONTHS_12_23',
  MONTHS_24_35 = 'MONTHS_24_35',
  MONTHS_36_47 = 'MONTHS_36_47',
  MONTHS_48_59 = 'MONTHS_48_59',
  QUINTILE_1 = 'QUINTILE_1',
  QUINTILE_2 = 'QUINTILE_2',
  QUINTILE_3 = 'QUINTILE_3',
  QUINTILE_4 = 'QUINTILE_4',
  QUINTILE_5 = 'QUINTILE_5',
  QUINTILE_UNKNOWN = 'QUINTILE_UNKNOWN',
  DASAR = 'DASAR',
  BERKEMBANG = 'BERKEMBANG',
  MANDIRI = 'MANDIRI',
  BERKELANJUTAN = 'BERKELANJUTAN',
  UNDECLARED = 'UNDECLARED',
}

registerEnumType(IndicatorGroup, {
  name: 'IndicatorGroup',
  description: 'A group within a dimension.',
  valuesConfig: {
    FEMALE: { description: 'Girls.' },
    MALE: { description: 'Boys.' },
    MONTHS_0_5: { description: '0 to 5 completed months.' },
    MONTHS_6_11: { description: '6 to 11 completed months.' },
    MONTHS_12_23: { description: '12 to 23 completed months.' },
    MONTHS_24_35: { description: '24 to 35 completed months.' },
    MONTHS_36_47: { description: '36 to 47 completed months.' },
    MONTHS_48_59: { description: '48 to 59 completed months.' },
    QUINTILE_1: { description: 'Deciles 1 and 2: the poorest fifth.' },
    QUINTILE_2: { description: 'Deciles 3 and 4.' },
    QUINTILE_3: { description: 'Deciles 5 and 6.' },
    QUINTILE_4: { description: 'Deciles 7 and 8.' },
    QUINTILE_5: { description: 'Deciles 9 and 10.' },
    QUINTILE_UNKNOWN: { description: 'No decile is recorded.' },
    DASAR: { description: 'Villages of class DASAR.' },
    BERKEMBANG: { description: 'Villages of class BERKEMBANG.' },
    MANDIRI: { description: 'Villages of class MANDIRI.' },
    BERKELANJUTAN: { description: 'Villages of class BERKELANJUTAN (paripurna).' },
    UNDECLARED: { description: 'Villages that were not a Kampung KB.' },
  },
});

const G = IndicatorGroup;

/** The groups of each dimension, in their order. Their counts add up to the total. */
export const groupsOf: Record<IndicatorDimension, readonly IndicatorGroup[]> = {
  SEX: [G.FEMALE, G.MALE],
  AGE_GROUP: [G.MONTHS_0_5, G.MONTHS_6_11, G.MONTHS_12_23, G.MONTHS_24_35, G.MONTHS_36_47, G.MONTHS_48_59],
  WELFARE_QUINTILE: [G.QUINTILE_1, G.QUINTILE_2, G.QUINTILE_3, G.QUINTILE_4, G.QUINTILE_5, G.QUINTILE_UNKNOWN],
  KAMPUNG_KB_CLASS: [G.DASAR, G.BERKEMBANG, G.MANDIRI, G.BERKELANJUTAN, G.UNDECLARED],
};

/** SQL of the index of a child's group in its dimension, from 0 (`c` is a row of `indicator_child`, with `entry`). */
export const childGroupSql = {
  SEX: `(c.sex = 'MALE')::int`,
  AGE_GROUP: ageGroupOfEntry,
  WELFARE_QUINTILE: 'coalesce(c.quintile, 6) - 1',
} as const;

/** Dimensions that a measure can be grouped by. */
export function dimensionsOf(measure: Measure): IndicatorDimension[] {
  if ((childMeasures as readonly string[]).includes(measure))
    return [IndicatorDimension.SEX, IndicatorDimension.AGE_GROUP, IndicatorDimension.WELFARE_QUINTILE, IndicatorDimension.KAMPUNG_KB_CLASS];
  if ((familyMeasures as readonly string[]).includes(measure))
    return [IndicatorDimension.WELFARE_QUINTILE, IndicatorDimension.KAMPUNG_KB_CLASS];
  return [IndicatorDimension.KAMPUNG_KB_CLASS];
}
