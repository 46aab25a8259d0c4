import { expect, it } from 'vitest';
import { wilsonInterval } from '../../src/indicators/index.ts';

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lies within %f and %f, as Newcombe has it', (numerator, denominator, low, high) => {
  const interval = wilsonInterval(numerator, denominator);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

it('ends at 0 and 1 where nobody or everybody counts, and is none of nobody', () => {
  expect(wilsonInterval(0, 7)?.low).toBe(0);
  expect(wilsonInterval(7, 7)?.high).toBe(1);
  expect(wilsonInterval(0, 0)).toBeNull();
});
