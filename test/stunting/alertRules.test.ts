import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertCatalogue } from '../../src/stunting/alertCatalogue.ts';
import { standingAlerts } from '../../src/stunting/alertRules.ts';
import { missedBefore } from '../../src/stunting/alertRulesMissed.ts';
import { defaultAlertThresholds } from '../../src/stunting/alertThresholds.ts';
import type { MeasurementFacts } from '../../src/stunting/MeasurementFacts.ts';
import { monthsEarlier } from '../../src/stunting/months.ts';

/**
 * Measurings from a text: a day of 2026 and what was found on it, a height-for-age z-score, `w` for severely wasted, `o`
 * for not severely wasted, `t` for 2T, `n` for a weighing that is no 2T; e.g. '01-05 -2.10 w, 02-05 t'.
 */
function measurings(text: string): MeasurementFacts[] {
  return text.split(',').map((part) => {
    const [day = '', ...found] = part.trim().split(' ');
    const score = found.map(Number).find((value) => !Number.isNaN(value));
    return measuring(day, {
      haz: score ?? null,
      severelyWasted: found.includes('w') ? true : found.includes('o') ? false : null,
      notGainingTwice: found.includes('t') ? true : found.includes('n') ? false : null,
    });
  });
}

function measuring(
  day: string,
  { haz, severelyWasted, notGainingTwice }: Pick<MeasurementFacts, 'haz' | 'severelyWasted' | 'notGainingTwice'>,
): MeasurementFacts {
  return {
    id: day,
    implausible: false,
    measuredOn: `2026-${day}`,
    haz,
    stunted: haz !== null && haz < -2,
    severelyStunted: haz !== null && haz < -3,
    severelyWasted,
    notGainingTwice,
  };
}

const standing = (text: string, thresholds = defaultAlertThresholds) => standingAlerts(measurings(text), thresholds);
/** What stands, the day since which it does, and whether the newest measuring shows it. */
const told = (text: string, thresholds = defaultAlertThresholds) =>
  standing(text, thresholds).map(({ kind, since, current }) => `${kind} since ${since.slice(5)}${current ? '' : ', in doubt'}`);

describe('Stunting', () => {
  it('is told of a child below -2 SD, since the first measuring that shows it', () => {
    expect(told('01-05 -2.00')).toEqual([]);
    expect(told('01-05 -2.01')).toEqual(['NEW_STUNTING since 01-05']);
    expect(told('01-05 -1.90, 02-05 -2.10, 03-05 -2.20')).toEqual(['NEW_STUNTING since 02-05']);
  });

  it('is not told of by a score that is implausible or missing, nor ended by it', () => {
    expect(told('01-05 n')).toEqual([]);
    expect(told('01-05 -2.10, 02-05 n')).toEqual(['NEW_STUNTING since 01-05']);
  });

  it('is not ended by one measuring back at the line', () => {
    expect(told('01-05 -2.10, 02-05 -1.95')).toEqual(['NEW_STUNTING since 01-05, in doubt']);
    expect(told('01-05 -2.10, 02-05 -1.95, 03-05 -2.05')).toEqual(['NEW_STUNTING since 01-05']);
  });

  it('ends with a recovery: two measurings at or above -2 SD, 28 days apart', () => {
    expect(told('01-05 -2.10, 02-05 -1.95, 03-04 -1.90')).toEqual(['NEW_STUNTING since 01-05, in doubt']);
    expect(told('01-05 -2.10, 02-05 -1.95, 03-05 -1.90')).toEqual(['RECOVERED since 03-05']);
    expect(told('01-05 -2.10, 02-05 -1.95, 03-05 -1.90, 04-05 -2.05')).toEqual(['NEW_STUNTING since 04-05']);
    expect(told('01-05 -1.90, 02-05 -1.95')).toEqual([]);
  });

  it('is told by the graver alert alone where it is severe, which does not turn back into a new one', () => {
    expect(told('01-05 -3.01')).toEqual(['SEVERE_STUNTING since 01-05']);
    expect(told('01-05 -2.80, 02-05 -3.10')).toEqual(['SEVERE_STUNTING since 02-05']);
    expect(told('01-05 -3.10, 02-05 -2.90')).toEqual(['SEVERE_STUNTING since 01-05, in doubt']);
    expect(told('01-05 -3.10, 02-05 -2.90, 03-05 -2.90')).toEqual([]);
    expect(told('01-05 -3.10, 02-05 -2.90, 03-05 -2.90, 04-05 -1.90, 05-05 -1.90, 06-05 -2.10')).toEqual(['NEW_STUNTING since 06-05']);
  });
});

describe('Worsening', () => {
  it('is a fall by 0.5 SD within three months, from the highest score in them', () => {
    expect(told('01-05 -0.50, 02-05 -0.99')).toEqual([]);
    expect(told('01-05 -0.50, 02-05 -1.00')).toEqual(['WORSENING since 02-05']);
    // -1.1 - -1.6 is less than 0.5 in binary.
    expect(told('01-05 -1.10, 02-05 -1.60')).toEqual(['WORSENING since 02-05']);
    expect(standing('01-05 -0.90, 02-05 -0.60, 03-05 -1.10')).toMatchObject([{ kind: 'WORSENING', earlierHaz: -0.6 }]);
    expect(told('01-05 -0.50, 04-05 -1.00')).toEqual(['WORSENING since 04-05']);
    expect(told('01-05 -0.50, 04-06 -1.00')).toEqual([]);
  });

  it('ends when the height no longer falls', () => {
    expect(told('01-05 -0.50, 02-05 -1.00, 04-05 -1.00')).toEqual(['WORSENING since 02-05']);
    expect(told('01-05 -0.50, 02-05 -1.00, 05-05 -1.00')).toEqual([]);
    expect(told('01-05 -0.50, 02-05 -1.00, 03-05 -0.80')).toEqual([]);
  });

  it('is not told beside the alert of the category that the fall crossed into, but of a further fall', () => {
    expect(told('01-05 -1.50, 02-05 -2.10')).toEqual(['NEW_STUNTING since 02-05']);
    expect(told('01-05 -1.50, 02-05 -2.10, 03-05 -2.15')).toEqual(['NEW_STUNTING since 02-05']);
    expect(told('01-05 -1.50, 02-05 -2.10, 03-05 -2.60')).toEqual(['NEW_STUNTING since 02-05', 'WORSENING since 03-05']);
    expect(told('01-05 -2.10, 02-05 -3.10')).toEqual(['SEVERE_STUNTING since 02-05']);
  });

  it('goes by the thresholds that are set', () => {
    expect(told('01-05 -0.50, 02-05 -0.80', { ...defaultAlertThresholds, hazFall: 0.3 })).toEqual(['WORSENING since 02-05']);
    expect(told('01-05 -0.50, 03-05 -1.00', { ...defaultAlertThresholds, hazFallMonths: 1 })).toEqual([]);
  });
});

describe('Weight', () => {
  it('is told of while the newest measuring that can tell shows severe wasting', () => {
    expect(told('01-05 w')).toEqual(['SEVERE_WASTING since 01-05']);
    expect(told('01-05 w, 02-05 w')).toEqual(['SEVERE_WASTING since 01-05']);
    expect(told('01-05 w, 02-05 -1.00')).toEqual(['SEVERE_WASTING since 01-05']);
    expect(told('01-05 w, 02-05 o')).toEqual([]);
  });

  it('is told of while the newest weighing is 2T', () => {
    expect(told('01-05 n, 02-05 t, 03-05 t')).toEqual(['NOT_GAINING_WEIGHT since 02-05']);
    expect(told('02-05 t, 03-05 -1.00')).toEqual(['NOT_GAINING_WEIGHT since 02-05']);
    expect(told('02-05 t, 03-05 n')).toEqual([]);
  });
});

describe('Missed weighings', () => {
  it('are full calendar months: on any day of June, two months are April and May', () => {
    expect(missedBefore('2026-06-01', 2)).toBe('2026-04-01');
    expect(missedBefore('2026-06-30', 2)).toBe('2026-04-01');
    expect(missedBefore('2026-01-31', 3)).toBe('2025-10-01');
  });
});

describe('Months', () => {
  it('end on the last day where the day does not exist', () => {
    expect(monthsEarlier('2026-05-31', 3)).toBe('2026-02-28');
    expect(monthsEarlier('2024-05-31', 3)).toBe('2024-02-29');
    expect(monthsEarlier('2026-01-15', 2)).toBe('2025-11-15');
  });
});

const anyHistory = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 360 }),
      haz: fc.option(fc.integer({ min: -400, max: 100 }).map((hundredths) => hundredths / 100)),
      severelyWasted: fc.option(fc.boolean()),
      notGainingTwice: fc.option(fc.boolean()),
    }),
    { maxLength: 12 },
  )
  .map((found) =>
    found
      .toSorted((a, b) => a.day - b.day)
      .map(({ day, ...values }, n) => ({
        ...measuring('', values),
        id: String(n),
        measuredOn: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
      })),
  );

describe('For any history', () => {
  it('a kind stands once at most, and stunting and severe stunting never together', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const kinds = standingAlerts(history, defaultAlertThresholds).map(({ kind }) => kind);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(
          kinds.filter((kind) => kind === 'NEW_STUNTING' || kind === 'SEVERE_STUNTING' || kind === 'RECOVERED').length,
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('an alert has stood at every measuring since the day it names, and not at the one before', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const alerts = standingAlerts(history, defaultAlertThresholds);
        expect(history).toEqual(expect.arrayContaining(alerts.map(({ by }) => by)));
        for (const { kind, since } of alerts) {
          const stands = (length: number) =>
            standingAlerts(history.slice(0, length), defaultAlertThresholds).some((alert) => alert.kind === kind);
          const first = history.findIndex(({ measuredOn }) => measuredOn === since);
          for (let length = history.findLastIndex(({ measuredOn }) => measuredOn === since) + 1; length <= history.length; length++)
            expect(stands(length)).toBe(true);
          const begins = first > 0 && history.filter(({ measuredOn }) => measuredOn === since).length === 1;
          expect(begins && stands(first)).toBe(false);
        }
      }),
    );
  });

  it('a newest height at or above -2 SD never makes a current alert of stunting', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const newest = history.findLast(({ haz }) => haz !== null);
        fc.pre(newest?.stunted !== true);
        expect(standingAlerts(history, defaultAlertThresholds).filter(({ kind, current }) => current && kind.endsWith('STUNTING'))).toEqual(
          [],
        );
      }),
    );
  });
});

it('Every kind says how urgent it is and what it rests on', () => {
  expect(Object.values(alertCatalogue).filter(({ severity }) => severity === 'CRITICAL')).toHaveLength(1);
  for (const { source } of Object.values(alertCatalogue)) expect(source).toMatch(/WHO|PMK|Buku KIA|^Practice/);
});
