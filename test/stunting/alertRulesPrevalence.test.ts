import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInterval, isAbove, prevalenceRose } from '../../src/stunting/alertRulesPrevalence.ts';
import { defaultAlertThresholds } from '../../src/stunting/alertThresholds.ts';

const of = (stunted: number, measured: number) => ({ stunted, measured });
const rose = (before: [number, number], now: [number, number]) => prevalenceRose(of(...before), of(...now), defaultAlertThresholds);

describe('The interval of a difference', () => {
  // Newcombe 1998, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of %i/%i and %i/%i is the published one', (a, m, b, n, lower, upper) => {
    const interval = differenceInterval(of(a, m), of(b, n));
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });
});

describe("A village's prevalence", () => {
  it('rose when it is 5 points higher, beyond chance, with enough children in both months', () => {
    expect(rose([10, 100], [25, 100])).toBe(true);
    expect(rose([100, 1000], [140, 1000])).toBe(false);
    // 9 points, but a child or two of 22.
    expect(rose([2, 22], [4, 22])).toBe(false);
    expect(rose([0, 19], [19, 19])).toBe(false);
    expect(rose([0, 20], [19, 19])).toBe(false);
    expect(rose([0, 20], [20, 20])).toBe(true);
  });

  it('is never said to have risen both ways, nor without standing above', () => {
    const month = fc
      .integer({ min: 1, max: 200 })
      .chain((measured) => fc.record({ measured: fc.constant(measured), stunted: fc.integer({ min: 0, max: measured }) }));
    fc.assert(
      fc.property(month, month, (before, now) => {
        const up = prevalenceRose(before, now, defaultAlertThresholds);
        expect(up && prevalenceRose(now, before, defaultAlertThresholds)).toBe(false);
        expect(up && !isAbove(before, now, defaultAlertThresholds)).toBe(false);
      }),
    );
  });
});
