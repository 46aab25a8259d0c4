import { describe, expect, it } from 'vitest';
import { lmsValue, lmsZ, restrictedZ, round2 } from '../../src/growth/index.ts';

describe('the LMS method', () => {
  it('turns a value into a z-score and back', () => {
    for (const [l, m, s] of [
      [0.3487, 3.3464, 0.14602],
      [1, 49.8842, 0.03795],
      [-0.3521, 7.4327, 0.08217],
      [0, 10, 0.1],
    ] as const) {
      for (const z of [-3, -1.5, 0, 2.9]) expect(lmsZ(lmsValue(z, l, m, s), l, m, s)).toBeCloseTo(z, 10);
    }
  });

  it('becomes the logarithm where L is 0', () => {
    expect(lmsZ(12, 0, 10, 0.1)).toBeCloseTo(lmsZ(12, 1e-7, 10, 0.1), 5);
  });
});

describe('restricted tails', () => {
  const [l, m, s] = [0.3487, 3.3464, 0.14602];

  it('carry the distance between 2 and 3 SD on', () => {
    const sd = (z: number) => lmsValue(z, l, m, s);
    expect(restrictedZ(sd(3) + 2 * (sd(3) - sd(2)), l, m, s)).toBeCloseTo(5, 10);
    expect(restrictedZ(sd(-3) - 2 * (sd(-2) - sd(-3)), l, m, s)).toBeCloseTo(-5, 10);
  });

  it('change nothing within 3 SD', () => {
    for (const z of [-2.99, 0, 2.99]) expect(restrictedZ(lmsValue(z, l, m, s), l, m, s)).toBeCloseTo(z, 10);
  });
});

describe('rounding to two decimals, as R does', () => {
  it('goes to the nearest', () => {
    expect([1.234, 1.236, -1.234, -1.236, 3].map(round2)).toEqual([1.23, 1.24, -1.23, -1.24, 3]);
  });

  it('goes to the even digit on an exact tie', () => {
    expect([0.125, 0.375, -0.125, -0.375, 2.625, -2.625].map(round2)).toEqual([0.12, 0.38, -0.12, -0.38, 2.62, -2.62]);
  });

  it('goes by what the number is in binary, not by its digits', () => {
    expect([1.005, 2.675, -2.005, -1.005].map(round2)).toEqual([1, 2.67, -2, -1]);
  });

  it('has no -0, and keeps what is no number', () => {
    expect(Object.is(round2(-0.001), 0)).toBe(true);
    expect(round2(Number.NaN)).toBeNaN();
  });
});
