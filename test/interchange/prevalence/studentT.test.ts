import { expect, it } from 'vitest';
import { studentT975 } from '../../../src/interchange/prevalence/studentT.ts';

it("Student's t has the 97.5% quantiles of the printed tables", () => {
  expect([1, 2, 3, 5, 10, 30, 100, 1000].map((df) => studentT975(df).toFixed(3))).toEqual([
    '12.706',
    '4.303',
    '3.182',
    '2.571',
    '2.228',
    '2.042',
    '1.984',
    '1.962',
  ]);
});

it('and approaches the normal distribution in large surveys', () => {
  expect(studentT975(18_329)).toBeCloseTo(1.960093420146, 9);
  expect(studentT975(1_000_000)).toBeCloseTo(1.959966356814, 7);
});

it('but has none without a degree of freedom', () => {
  expect([0, -1].map(studentT975)).toEqual([Number.NaN, Number.NaN]);
});
