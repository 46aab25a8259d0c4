import { childMeasures } from '../childEntries.ts';
import { groupsOf, IndicatorDimension } from '../dimensions.ts';
import { familyMeasures } from '../familyPeriods.ts';
import type { Measure } from '../keys.ts';
import type { PersonalDimension } from '../readIndicatorCounts.ts';

/*
 * What is published of a village in a month: each measure of all its children, families or alerts (place 0), and of each group by
 * sex, age and welfare (the places after it).
 */

/** Every measure. A measure comes after the one that it is part of. */
export const publishedMeasures = [...childMeasures, ...familyMeasures, 'openAlerts'] as const satisfies readonly Measure[];

/**
 * The measure that one is part of: whoever counts in it counts in the other one. Null for the largest.
 * Source: the conditions in `childEntries.ts`; a child counts in `stunted` only with a plausible height, and so on.
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

/** Measures of which none counts in the other one, in the same enclosing measure: what is told of both comes to no more than that. */
export const publishedApart: Partial<Record<Measure, Measure>> = { overweight: 'wasted' };

/** The dimensions that single children and families are told apart by, with the first place of each. */
export const dimensionPlaces: readonly { dimension: PersonalDimension; first: number; groups: number }[] = [
  { dimension: IndicatorDimension.SEX, first: 1, groups: groupsOf.SEX.length },
  { dimension: IndicatorDimension.AGE_GROUP, first: 1 + groupsOf.SEX.length, groups: groupsOf.AGE_GROUP.length },
  {
    dimension: IndicatorDimension.WELFARE_QUINTILE,
    first: 1 + groupsOf.SEX.length + groupsOf.AGE_GROUP.length,
    groups: groupsOf.WELFARE_QUINTILE.length,
  },
];

/** How many places there are: the whole, and every group. */
export const placeCount = 1 + dimensionPlaces.reduce((sum, { groups }) => sum + groups, 0);
