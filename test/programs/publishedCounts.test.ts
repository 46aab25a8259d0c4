import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramCount } from '../../src/programs/publication/countPrograms.ts';
import { roundCounts, type RoundedCount } from '../../src/programs/publication/roundCounts.ts';
import { decileSubject, deciles } from '../../src/programs/publication/subjects.ts';
import type { Regency, ThresholdOf } from '../../src/publication/roundAreas.ts';

const regency: Regency = {
  code: 'r',
  districts: new Map([
    ['r.0', ['r.0.0', 'r.0.1', 'r.0.2']],
    ['r.1', ['r.1.0']],
  ]),
};
const villages = [...regency.districts.values()].flat();

/** Thresholds by chance, with that of the regency given. */
const thresholdsOf = (values: readonly number[], ofRegency: number): ThresholdOf => {
  const known = new Map([['r', ofRegency]]);
  return (name) => {
    const threshold = known.get(name) ?? values[known.size % values.length] ?? 0.5;
    known.set(name, threshold);
    return threshold;
  };
};

function round(counts: readonly ProgramCount[], thresholdOf: ThresholdOf): RoundedCount[] {
  const work = roundCounts(regency, counts, thresholdOf);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

const need = fc.record({
  village: fc.constantFrom(...villages),
  decile: fc.constantFrom(...deciles),
  eligible: fc.integer({ min: 0, max: 12 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});
const needs = fc.uniqueArray(need, { selector: ({ village, decile }) => `${village} ${decile}`, maxLength: 44 }).map((rows) =>
  rows.map(({ village, decile, eligible, share }): ProgramCount => ({
    subject: 'need:PKH',
    village,
    decile,
    outer: eligible,
    inner: Math.round(eligible * share),
    nested: true,
  })),
);
const thresholds = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
const sum = (rows: readonly { outer: number; inner: number }[], part: 'outer' | 'inner') =>
  rows.reduce((total, row) => total + row[part], 0);

describe('what is published of programs', () => {
  it('is a table that could be true, and within 4 for the regency', () => {
    fc.assert(
      fc.property(needs, thresholds, fc.double({ min: 0, max: 1, noNaN: true }), (counts, values, ofRegency) => {
        const told = round(counts, thresholdsOf(values, ofRegency));
        for (const { outer, inner } of told) expect([outer % 5, inner % 5, inner <= outer]).toEqual([0, 0, true]);
        for (const part of ['outer', 'inner'] as const) expect(Math.abs(sum(told, part) - sum(counts, part))).toBeLessThan(5);
      }),
    );
  });

  it('may stand for one to four more families in any village and decile, enrolled or not', () => {
    fc.assert(
      fc.property(
        needs,
        thresholds,
        fc.constantFrom(...villages),
        fc.constantFrom(...deciles),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (counts, values, village, decile, more, enrolled) => {
          const told = round(counts, thresholdsOf(values, 0.5));
          const cells = new Map(told.map((row) => [`${row.subject} ${row.village}`, row]));
          const truth = (extra: number) =>
            villages.flatMap((each) =>
              deciles.map((place): ProgramCount => {
                const { outer = 0, inner = 0 } = cells.get(`${decileSubject('need:PKH', place)} ${each}`) ?? {};
                const added = each === village && place === decile ? extra : 0;
                return {
                  subject: 'need:PKH',
                  village: each,
                  decile: place,
                  outer: outer + added,
                  inner: inner + (enrolled ? added : 0),
                  nested: true,
                };
              }),
            );
          expect(round(truth(0), thresholdsOf(values, 0.9))).toEqual(told);
          expect(round(truth(more), thresholdsOf(values, 0.9))).toEqual(told);
        },
      ),
    );
  });

  it('may stand for one to four more cases of a cause, or families of a helix, in any village', () => {
    const counted = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: villages.length, maxLength: villages.length });
    fc.assert(
      fc.property(
        counted,
        thresholds,
        fc.constantFrom(...villages),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(
          { subject: 'cause:POVERTY', nested: true, of: () => 0 },
          { subject: 'helix:MEDIA', nested: false, of: (n: number) => 2 * n },
        ),
        (counts, values, village, more, { subject, nested, of }) => {
          const rowsOf = (outerOf: (at: string, nth: number) => number, innerOf: (at: string, nth: number) => number) =>
            villages.map((at, nth): ProgramCount => ({
              subject,
              village: at,
              decile: null,
              outer: outerOf(at, nth),
              inner: innerOf(at, nth),
              nested,
            }));
          const told = round(
            rowsOf(
              (_, nth) => counts[nth] ?? 0,
              (_, nth) => of(counts[nth] ?? 0),
            ),
            thresholdsOf(values, 0.5),
          );
          const cells = new Map(told.map((row) => [row.village, row]));
          const truth = (extra: number) =>
            rowsOf(
              (at) => (cells.get(at)?.outer ?? 0) + (at === village ? extra : 0),
              (at) => cells.get(at)?.inner ?? 0,
            );
          for (const extra of [0, more]) expect(round(truth(extra), thresholdsOf(values, 0.9))).toEqual(told);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is the same of subjects with the same counts, so that two of them narrow nothing down', () => {
    fc.assert(
      fc.property(needs, thresholds, (counts, values) => {
        const twin = counts.map((count) => ({ ...count, subject: 'need:BPJS' }));
        const told = round([...counts, ...twin], thresholdsOf(values, 0.3));
        const of = (subject: string) => told.filter((row) => row.subject.startsWith(subject)).map(({ subject: _, ...row }) => row);
        expect(of('need:PKH')).toEqual(of('need:BPJS'));
      }),
    );
  });
});
