import { childMeasures } from '../childEntries.ts';
import { groupsOf, IndicatorDimension } from '../dimensions.ts';
import { familyMeasures } from '../familyPeriods.ts';
import type { Measure } from '../keys.ts';
import type { PersonalDimension } from '../readIndicatorCounts.ts';

/*
 * The published counts of a village in a month: each measure for all children, families or alerts (place 0), and for each group by sex, age
 * and welfare (the places after it).
 */

/** Every measure. A measure comes after the measure that includes it. */
export const publishedMeasures = [...childMeasures, ...familyMeasures, 'openAlerts'] as const satisfies readonly Measure[];

/**
 * The measure that includes each measure: whoever counts in the one counts in the other. Null for a measure that no other includes. Source:
 * the conditions in `childEntries.ts`; a child counts in `stunted` only with a plausible height, and so on.
 */
export const enclosing: Record<Measure, Measure | null> = {
  children: null,
  measured: 'children',
  weighed: 'measured',
  gained: 'weighed',
  heightAssessed: 'measured',
  stunted: 'heightAssessed',
  severelyStunted: 'stunted',
  weightForHeightAssessed: 'measured',
  wasted: 'weightForHeightAssessed',
  overweight: 'weightForHeightAssessed',
  weightAssessed: 'measured',
  underweight: 'weightAssessed',
  openCases: 'children',
  families: null,
  familiesAtRisk: 'families',
  openAlerts: null,
};

/**
 * Disjoint measures with the same enclosing measure: the sum of their published counts is not larger than that of the enclosing measure.
 */
export const publishedApart: Partial<Record<Measure, Measure>> = { overweight: 'wasted' };

/** The dimensions that group single children and families, with the first place of each. */
export const dimensionPlaces: readonly { dimension: PersonalDimension; first: number; groups: number }[] = [
  { dimension: IndicatorDimension.SEX, first: 1, groups: groupsOf.SEX.length },
  { dimension: IndicatorDimension.AGE_GROUP, first: 1 + groupsOf.SEX.length, groups: groupsOf.AGE_GROUP.length },
  {
    dimension: IndicatorDimension.WELFARE_QUINTILE,
    first: 1 + groupsOf.SEX.length + groupsOf.AGE_GROUP.length,
    groups: groupsOf.WELFARE_QUINTILE.length,
  },
];

/** Number of places: the total, and every group. */
export const placeCount = 1 + dimensionPlaces.reduce((sum, { groups }) => sum + groups, 0);
