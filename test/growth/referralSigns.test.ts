import { describe, expect, it } from 'vitest';
import { isAboveOrangeLine, isBelowRedLine, isNotGainingTwice, type Trend } from '../../src/growth/index.ts';

const weighing = (measuredOn: string, weightTrend: Trend | null) => ({ measuredOn, weightTrend });

describe('2T', () => {
  it('is no gain in two months running', () => {
    expect(isNotGainingTwice(weighing('2024-07-15', 'T'), [weighing('2024-06-15', 'T')])).toBe(true);
    expect(isNotGainingTwice(weighing('2025-01-02', 'T'), [weighing('2024-12-31', 'T')])).toBe(true);
  });

  it('is neither the first T nor a T that is over', () => {
    expect(isNotGainingTwice(weighing('2024-07-15', 'T'), [weighing('2024-06-15', 'N'), weighing('2024-05-15', 'T')])).toBe(false);
    expect(isNotGainingTwice(weighing('2024-07-15', 'N'), [weighing('2024-06-15', 'T'), weighing('2024-05-15', 'T')])).toBe(false);
    expect(isNotGainingTwice(weighing('2024-07-15', 'T'), [])).toBe(false);
  });

  it('does not run over a month without a weighing', () => {
    expect(isNotGainingTwice(weighing('2024-07-15', 'T'), [weighing('2024-06-15', 'O'), weighing('2024-04-15', 'T')])).toBe(false);
    expect(isNotGainingTwice(weighing('2024-07-15', 'T'), [weighing('2024-05-15', 'T')])).toBe(false);
  });

  it('is not two weighings of one month: the last one stands for the month', () => {
    expect(isNotGainingTwice(weighing('2024-07-30', 'T'), [weighing('2024-07-02', 'T'), weighing('2024-06-15', 'N')])).toBe(false);
    expect(isNotGainingTwice(weighing('2024-07-30', 'T'), [weighing('2024-06-02', 'T'), weighing('2024-06-20', 'N')])).toBe(false);
    expect(isNotGainingTwice(weighing('2024-07-30', 'T'), [weighing('2024-06-20', 'T'), weighing('2024-06-02', 'N')])).toBe(true);
  });
});

describe('the lines of the KMS', () => {
  it('red: below -3 SD of weight for age, not at it', () => {
    expect([-6.5, -3.01, -3, -2.99, 4, null].map(isBelowRedLine)).toEqual([true, true, false, false, false, false]);
  });

  it('orange: above +1 SD of weight for age, not at it', () => {
    expect([-4, 0.99, 1, 1.01, 5.5, null].map(isAboveOrangeLine)).toEqual([false, false, false, true, true, false]);
  });
});
