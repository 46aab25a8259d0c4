import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageInDays, assessGrowth, judgeSeries, likelyMistakes, type SeriesMeasurement } from '../../src/growth/index.ts';

const bornOn = '2024-01-15';

/** A boy's measurements: day, weight, height, and whether he stood. */
function series(...rows: [day: string, weightKg: number, heightCm: number, position?: 'LYING' | 'STANDING'][]): SeriesMeasurement[] {
  return rows.map(([measuredOn, weightKg, heightCm, position = null]) => {
    const age = ageInDays(bornOn, measuredOn);
    const { heightForAge, weightForAge, weightForHeight } = assessGrowth({
      sex: 'MALE',
      ageInDays: age,
      weightKg,
      heightCm,
      position,
      headCircumferenceCm: null,
      upperArmCircumferenceCm: null,
      oedema: false,
    });
    return {
      measuredOn,
      ageInDays: age,
      weightKg,
      heightCm,
      position,
      oedema: false,
      haz: heightForAge?.value ?? null,
      waz: weightForAge?.value ?? null,
      flagged: {
        any: [heightForAge, weightForAge, weightForHeight].some((score) => score?.implausible === true),
        height: heightForAge?.implausible === true,
        weight: weightForAge?.implausible === true,
      },
    };
  });
}

describe('A measurement is doubted', () => {
  it.each([
    ['beyond the limits of WHO', series(['2026-01-15', 11, 66]), [['WHO_FLAG']]],
    ['standing before nine months', series(['2024-07-15', 7.8, 67, 'STANDING']), [['POSITION']]],
    ['10 cm too tall', series(['2026-01-15', 12, 87], ['2026-02-15', 12.2, 97.5]), [[], ['HEIGHT_LEAPT']]],
    ['shorter than before', series(['2026-01-15', 12, 87], ['2026-02-15', 12.2, 85.2]), [[], ['HEIGHT_FELL']]],
    ['a third heavier', series(['2026-01-15', 11, 87], ['2026-02-15', 16, 87.6]), [[], ['WEIGHT_LEAPT']]],
    ['copied from last month', series(['2025-05-15', 10.1, 80], ['2025-06-15', 10.1, 80]), [[], ['COPIED']]],
  ])('%s', (_name, measurements, grounds) => {
    expect(judgeSeries(measurements)).toEqual(grounds);
  });

  it('and the next one is compared with the last trusted one', () => {
    const wrong = series(['2026-01-15', 12, 87], ['2026-02-15', 12.2, 97.5], ['2026-03-15', 12.3, 88.2]);
    expect(judgeSeries(wrong)).toEqual([[], ['HEIGHT_LEAPT'], []]);
  });

  it('until a second one agrees with it', () => {
    const first = series(['2026-01-15', 12, 97.5], ['2026-02-15', 12.2, 87.5], ['2026-03-15', 12.3, 88.2], ['2026-04-15', 12.4, 89]);
    expect(judgeSeries(first)).toEqual([[], ['HEIGHT_FELL'], [], []]);
  });

  it('not for 0.7 cm between lying and standing, nor for what children gain', () => {
    const turned = series(['2025-12-15', 12, 87.9, 'LYING'], ['2026-01-20', 12.1, 87.4, 'STANDING'], ['2026-02-15', 12.3, 88, 'STANDING']);
    expect(judgeSeries(turned)).toEqual([[], [], []]);
  });

  it('by what comes before it alone', () => {
    const measuring = fc.tuple(fc.integer({ min: 70, max: 160 }), fc.integer({ min: 600, max: 1000 }));
    fc.assert(
      fc.property(fc.array(measuring, { minLength: 1, maxLength: 12 }), (values) => {
        const all = series(
          ...values.map(([weight, height], nth): [string, number, number] => [
            new Date(Date.UTC(2025, nth, 10)).toISOString().slice(0, 10),
            weight / 10,
            height / 10,
          ]),
        );
        const judged = judgeSeries(all);
        expect(all.map((_, nth) => judgeSeries(all.slice(0, nth + 1)))).toEqual(all.map((_, nth) => judged.slice(0, nth + 1)));
      }),
    );
  });
});

describe('A doubted measurement', () => {
  const before = { WEIGHT: 12, HEIGHT: 87 };
  const mistakes = (WEIGHT: number, HEIGHT: number, more: Partial<Parameters<typeof likelyMistakes>[0]> = {}) =>
    likelyMistakes({ values: { WEIGHT, HEIGHT }, before, siblings: [], positionDoubted: false, ...more });

  it('may be explained by typical mistakes of the field', () => {
    expect(mistakes(1.22, 87.4)).toEqual(['DECIMAL_POINT']);
    expect(mistakes(12.2, 78.8)).toEqual(['DIGITS_SWAPPED']);
    expect(mistakes(21.3, 87.4)).toEqual(['DIGITS_SWAPPED']);
    expect(mistakes(12, 87)).toEqual(['COPIED_FROM_LAST_MONTH']);
    expect(mistakes(16.4, 100.1, { siblings: [{ WEIGHT: 16.4, HEIGHT: 100.1 }] })).toEqual(['VALUE_OF_SIBLING']);
    expect(mistakes(12.2, 87.4, { positionDoubted: true })).toEqual(['LYING_OR_STANDING']);
    expect(mistakes(12.2, 120)).toEqual([]);
  });
});
