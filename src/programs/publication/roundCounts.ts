import type { AreaCode } from '../../base/areaCode.ts';
import { apportion } from '../../publication/apportion.ts';
import { roundAreas, type Regency, type ThresholdOf } from '../../publication/roundAreas.ts';
import type { ProgramCount } from './countPrograms.ts';
import { decileSubject, deciles } from './subjects.ts';

/** Published counts of a subject in a village. */
export interface RoundedCount {
  subject: string;
  village: AreaCode;
  outer: number;
  inner: number;
}

type Part = 'outer' | 'inner';

/**
 * Rounds the counts of every subject in the villages of a regency: areas and deciles add up, and enrolled never exceeds eligible. Rows of
 * zeros are left out.
 */
export function* roundCounts(
  regency: Regency,
  counts: readonly ProgramCount[],
  thresholdOf: ThresholdOf,
): Generator<undefined, RoundedCount[]> {
  const told: RoundedCount[] = [];
  for (const [subject, rows] of Map.groupBy(counts, (count) => count.subject)) {
    const places = rows[0]?.decile == null ? [null] : deciles;
    const cells = new Map(rows.map((row) => [`${row.village} ${row.decile ?? ''}`, row]));
    const cell = (village: AreaCode, place: number | null, part: Part) => cells.get(`${village} ${place ?? ''}`)?.[part] ?? 0;
    const outer = split('outer', () => Infinity);
    // Enrolled families are eligible; a family may have more than one child.
    const inner = split('inner', (village, at) => (rows[0]?.nested === true ? (outer.get(village)?.[at] ?? 0) : Infinity));
    for (const village of outer.keys()) {
      for (const [at, place] of places.entries()) {
        const row = {
          subject: place === null ? subject : decileSubject(subject, place),
          village,
          outer: outer.get(village)?.[at] ?? 0,
          inner: inner.get(village)?.[at] ?? 0,
        };
        if (row.outer + row.inner > 0) told.push(row);
      }
    }
    yield;

    /** Published counts of each village in each place. */
    function split(part: Part, capOf: (village: AreaCode, at: number) => number): Map<AreaCode, number[]> {
      const sum = (of: (place: number | null, at: number) => number) =>
        places.reduce<number>((total, place, at) => total + of(place, at), 0);
      const whole = roundAreas(
        regency,
        (village) => sum((place) => cell(village, place, part)),
        (villages) => villages.reduce((total, village) => total + sum((_, at) => capOf(village, at)), 0),
        thresholdOf,
      );
      const carry = places.map(() => 0);
      return new Map(
        [...whole].map(([village, total]) => {
          const parts = places.map((place, at) => ({
            exact: cell(village, place, part),
            cap: capOf(village, at),
            threshold: thresholdOf(`${village} decile ${place ?? ''}`),
            carry: carry[at] ?? 0,
          }));
          const told = apportion(total, parts);
          for (const [at, count] of told.entries()) carry[at] = (carry[at] ?? 0) + (parts[at]?.exact ?? 0) - count;
          return [village, told];
        }),
      );
    }
  }
  return told;
}
