import type { AreaCode } from '../base/areaCode.ts';
import { apportion, roundAlone, type Part } from './apportion.ts';

/** From 0 to 1 for the name of an area or of a group in it; constant for one secret. */
export type ThresholdOf = (name: string) => number;

/** A regency with its districts, and their villages. */
export interface Regency {
  code: AreaCode;
  districts: ReadonlyMap<AreaCode, readonly AreaCode[]>;
}

/**
 * Rounds the counts of one measure in the areas of a regency.
 * @param capOf highest published sum of villages. @returns the published value of each village; their sums are the values of the districts
 *   and of the regency.
 */
export function roundAreas(
  { code, districts }: Regency,
  exact: (village: AreaCode) => number,
  capOf: (villages: readonly AreaCode[]) => number,
  thresholdOf: ThresholdOf,
): Map<AreaCode, number> {
  const partOf = (area: AreaCode, villages: readonly AreaCode[]): Part => ({
    exact: villages.reduce((sum, village) => sum + exact(village), 0),
    cap: capOf(villages),
    threshold: thresholdOf(area),
    carry: 0,
  });
  const whole = roundAlone(partOf(code, [...districts.values()].flat()));
  const ofDistricts = apportion(
    whole,
    [...districts].map(([district, villages]) => partOf(district, villages)),
  );
  const told = new Map<AreaCode, number>();
  for (const [at, villages] of [...districts.values()].entries()) {
    const ofVillages = apportion(
      ofDistricts[at] ?? 0,
      villages.map((village) => partOf(village, [village])),
    );
    for (const [index, village] of villages.entries()) told.set(village, ofVillages[index] ?? 0);
  }
  return told;
}
