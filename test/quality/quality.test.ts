import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareP, equalCountsTest, shareTest } from '../../src/quality/chiSquare.ts';
import { type MeasuredChild, overall, points, qualityReport, qualityText, QualityTally, rate } from '../../src/quality/index.ts';

const child = (over: Partial<MeasuredChild> = {}): MeasuredChild => ({
  sex: 'MALE',
  ageInDays: 700,
  weightKg: 9,
  heightCm: 75,
  armCm: 14,
  whz: 0,
  ...over,
});

/** Matches the number to six decimals, or null. */
function closeTo(value: number | null): unknown {
  return value === null ? null : expect.closeTo(value, 6);
}

function tallyOf(children: readonly MeasuredChild[]): QualityTally {
  const tally = new QualityTally();
  for (const one of children) tally.add(one);
  return tally;
}

describe('the tests are those of R', () => {
  // pchisq(x, df, lower.tail = FALSE) of R 4.2.2.
  it.each([
    [0.01, 1, 0.920344325445942],
    [0.5, 1, 0.479500122186953],
    [3.84, 1, 0.0500435212487052],
    [10, 1, 0.00156540225800255],
    [30, 1, 4.3204630578275e-8],
    [5, 11, 0.931166610470699],
    [19.7, 11, 0.0496286481144634],
    [2, 2, 0.367879441171442],
    [100, 9, 1.57351763037539e-17],
  ])('chi-squared %f with %i degrees of freedom has p %f', (value, degrees, p) => {
    expect(chiSquareP(value, degrees)).toBeCloseTo(p, 10);
  });

  // prop.test(x, n, p)$statistic and $p.value of R 4.2.2.
  it.each([
    [430, 873, 0.5, 0.164948453608, 0.684640863751],
    [500, 873, 0.5, 18.1855670103, 0.0000200391716835],
    [5, 9, 0.5, 0, 1],
    [0, 4, 0.5, 2.25, 0.133614402538],
    [373, 873, 0.85 / 1.85, 3.51547149788, 0.0607983551891],
    // A published SMART survey (package nipnTK, dp.ex02): children of 6 to 29 months, and boys.
    [405, 873, 0.85 / 1.85, 0.0530633043595, 0.817816130878],
    [438, 873, 0.5, 0.00458190148912, 0.946032613416],
  ])('%d of %d against %d', (count, total, expected, value, p) => {
    const test = shareTest(count, total, expected);
    expect(test?.value).toBeCloseTo(value, 8);
    expect(test?.p).toBeCloseTo(p, 8);
  });
});

describe('who is counted', () => {
  it('are children of 6 to 59 completed months', () => {
    const days = [182, 183, 913, 914, 1826, 1827];
    const { children, younger, older } = tallyOf(days.map((ageInDays) => child({ ageInDays })));
    expect([children, younger, older]).toEqual([4, 2, 2]);
  });

  it('by the last digit that was read, whatever binary fractions make of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 450, max: 1200 }), (tenths) => {
        expect(tallyOf([child({ heightCm: tenths / 10, weightKg: tenths / 100, armCm: tenths / 10 })]).digits.height[tenths % 10]).toBe(1);
      }),
    );
  });

  it('and the order in which they come does not matter', () => {
    const one = fc.record({
      sex: fc.constantFrom('MALE' as const, 'FEMALE' as const, null),
      ageInDays: fc.integer({ min: 0, max: 2000 }),
      weightKg: fc.integer({ min: 30, max: 200 }).map((tenths) => tenths / 10),
      heightCm: fc.integer({ min: 500, max: 1200 }).map((tenths) => tenths / 10),
      armCm: fc.constant(14),
      whz: fc.integer({ min: -600, max: 600 }).map((hundredths) => hundredths / 100),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 60 }), (children) => {
        const [forth, back] = [rate(tallyOf(children)), rate(tallyOf([...children].reverse()))];
        expect(Object.keys(forth.values).length).toBeGreaterThan(0);
        expect(back.values).toEqual(Object.fromEntries(Object.entries(forth.values).map(([test, value]) => [test, closeTo(value)])));
      }),
    );
  });
});

describe('the scores of weight for height', () => {
  it('are flagged beyond 3 of their own mean, and SD, skewness and kurtosis are of the others', () => {
    // Mean of all -0.5; flagged is the one of 4.
    const scores = [-2, -1.5, -1.5, -1, -1, -1, -0.5, -0.5, 0, 4];
    const { values } = rate(tallyOf(scores.map((whz) => child({ whz }))));
    expect(values.flags).toBeCloseTo(10, 10);
    expect(values.standardDeviation).toBeCloseTo(0.6123724357, 9);
    expect(values.skewness).toBeCloseTo(0, 9);
    expect(values.kurtosis).toBeCloseTo(-0.75, 9);
  });
});

describe('a value is worth its class', () => {
  it.each([
    ['flags', [2.5, 5, 7.5, 7.6], [0, 5, 10, 20]],
    ['sexRatio', [0.2, 0.1, 0.05, 0.001], [0, 2, 4, 10]],
    ['ageRatio', [0.11, 0.06, 0.002, 0.0001], [0, 2, 4, 10]],
    ['weightDigits', [7.4, 12.4, 20.4, 20.5], [0, 2, 4, 10]],
    ['heightDigits', [7, 8, 13, 21], [0, 2, 4, 10]],
    ['armDigits', [0, 12, 20, 100], [0, 2, 4, 10]],
    ['standardDeviation', [1, 0.9, 1.15, 1.2], [0, 5, 10, 20]],
    ['standardDeviation', [1.09, 1.1, 0.81, 0.8], [0, 5, 10, 20]],
    ['skewness', [-0.19, -0.2, 0.4, -0.6], [0, 1, 3, 5]],
    ['kurtosis', [0.1, 0.3, -0.5, 0.7], [0, 1, 3, 5]],
  ] as const)('%s', (test, values, expected) => {
    expect(values.map((value) => points(test, value)?.points)).toEqual(expected);
  });

  it('and nothing where there is none', () => {
    expect(points('flags', null)).toBeNull();
    expect(qualityReport('all', new QualityTally()).overall).toEqual({ points: 0, class: 'excellent' });
  });

  it('and the whole by the sum', () => {
    const rating = rate(new QualityTally());
    const worth = (values: Partial<typeof rating.values>) => overall({ ...rating, values: { ...rating.values, ...values } });
    expect(worth({ flags: 5, sexRatio: 0.04 })).toEqual({ points: 9, class: 'excellent' });
    expect(worth({ flags: 7, sexRatio: 0.04 })).toEqual({ points: 14, class: 'good' });
    expect(worth({ flags: 8, sexRatio: 0.04 })).toEqual({ points: 24, class: 'acceptable' });
    expect(worth({ flags: 8, standardDeviation: 1.11 })).toEqual({ points: 25, class: 'problematic' });
  });
});

describe('the report', () => {
  it('has a line for each test', () => {
    const text = qualityText([qualityReport('team 1', tallyOf([child(), child({ sex: 'FEMALE', ageInDays: 1200 })]))]);
    expect(text.split('\n')).toHaveLength(12);
    expect(text).toContain('quality (SMART), team 1: 2 children of 6 to 59 months');
  });
});

describe('equal counts', () => {
  it('have no difference', () => {
    expect(equalCountsTest([5, 5, 5])).toEqual({ value: 0, p: 1, total: 15 });
  });
});
