import type { AreaCode } from '../../base/areaCode.ts';
import { apportion, type Part } from '../../publication/apportion.ts';
import { roundAreas, type Regency, type ThresholdOf } from '../../publication/roundAreas.ts';
import { dimensionsOf } from '../dimensions.ts';
import type { Measure } from '../keys.ts';
import { publishedApart, dimensionPlaces, enclosing, placeCount, publishedMeasures } from './places.ts';

/** A count of a village in a place (`places.ts`). */
export type CountOf = (village: AreaCode, measure: Measure, place: number) => number;

/** Published counts of the villages of a regency in one month. */
export interface RoundedMonth {
  rounded: CountOf;
  villages: readonly AreaCode[];
}

/**
 * Rounds all counts of a regency in a month together, so that the published counts are consistent: areas and groups add up, a measure is
 * not published with a higher count than the measure that includes it, and no count is below 0. Therefore every number that can be derived
 * from published counts is itself a published count. Each published count may stand for 9 true counts (5 for a published 0).
 *
 * The regency comes first, then its districts, then their villages: each is within 4 of the true count if the enclosing measures allow it.
 * Groups of a village come last. If a group of one village was published with too low a count, the next village gets the difference.
 *
 * Work of some milliseconds between two `yield`s.
 */
export function* roundMonth(regency: Regency, exact: CountOf, thresholdOf: ThresholdOf): Generator<undefined, RoundedMonth> {
  const table = new ToldTable();
  const villages = [...regency.districts.values()].flat();
  for (const measure of publishedMeasures) {
    const rounded = roundAreas(
      regency,
      (village) => exact(village, measure, 0),
      (inside) => table.capOf(measure, 0, inside),
      thresholdOf,
    );
    const carries = dimensionPlaces.map(({ groups }) => new Array<number>(groups).fill(0));
    for (const village of villages) {
      table.set(village, measure, 0, rounded.get(village) ?? 0);
      for (const [at, { dimension, first, groups }] of dimensionPlaces.entries()) {
        if (dimensionsOf(measure).some((allowed) => allowed === dimension)) splitGroups(village, measure, first, groups, carries[at] ?? []);
      }
    }
    yield;
  }
  return { rounded: (village, measure, place) => table.get(village, measure, place), villages };

  function splitGroups(village: AreaCode, measure: Measure, first: number, groups: number, carry: number[]): void {
    const places = Array.from({ length: groups }, (_, group) => first + group);
    const counts = places.map((place) => exact(village, measure, place));
    const parts = places.map((place, group): Part => ({
      exact: counts[group] ?? 0,
      cap: table.capOf(measure, place, [village]),
      threshold: thresholdOf(`${village} ${place}`),
      carry: carry[group] ?? 0,
    }));
    for (const [group, count] of apportion(table.get(village, measure, 0), parts).entries()) {
      table.set(village, measure, first + group, count);
      carry[group] = (carry[group] ?? 0) + (counts[group] ?? 0) - count;
    }
  }
}

class ToldTable {
  readonly #byVillage = new Map<AreaCode, Map<Measure, number[]>>();

  get(village: AreaCode, measure: Measure, place: number): number {
    return this.#byVillage.get(village)?.get(measure)?.[place] ?? 0;
  }

  set(village: AreaCode, measure: Measure, place: number, count: number): void {
    let measures = this.#byVillage.get(village);
    if (measures === undefined) this.#byVillage.set(village, (measures = new Map<Measure, number[]>()));
    let places = measures.get(measure);
    if (places === undefined) measures.set(measure, (places = new Array<number>(placeCount).fill(0)));
    places[place] = count;
  }

  /** The highest counts that may be published for villages in a measure. */
  capOf(measure: Measure, place: number, villages: readonly AreaCode[]): number {
    const [around, beside] = [enclosing[measure], publishedApart[measure]];
    if (around === null) return Infinity;
    return villages.reduce(
      (sum, village) => sum + this.get(village, around, place) - (beside === undefined ? 0 : this.get(village, beside, place)),
      0,
    );
  }
}
