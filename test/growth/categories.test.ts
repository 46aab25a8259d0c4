import { describe, expect, it } from 'vitest';
import { categoryOf, type GrowthIndicator } from '../../src/growth/index.ts';

/** The categories at each limit of PMK 2/2020: just below it, at it, just above it. */
function at(indicator: GrowthIndicator, limits: number[]) {
  return Object.fromEntries(
    limits
      .flatMap((limit) => [-0.01, 0, 0.01].map((step) => limit + step))
      .map((z) => [z.toFixed(2), categoryOf(indicator, Number(z.toFixed(2)))]),
  );
}

describe('categories of PMK 2/2020', () => {
  it('height for age: sangat pendek below -3, pendek below -2, normal up to +3, tinggi above', () => {
    expect(at('HEIGHT_FOR_AGE', [-3, -2, 3])).toEqual({
      '-3.01': 'SANGAT_PENDEK',
      '-3.00': 'PENDEK',
      '-2.99': 'PENDEK',
      '-2.01': 'PENDEK',
      '-2.00': 'NORMAL',
      '-1.99': 'NORMAL',
      '2.99': 'NORMAL',
      '3.00': 'NORMAL',
      '3.01': 'TINGGI',
    });
  });

  it('weight for age: sangat kurang below -3, kurang below -2, normal up to +1, risk of overweight above', () => {
    expect(at('WEIGHT_FOR_AGE', [-3, -2, 1])).toEqual({
      '-3.01': 'BERAT_BADAN_SANGAT_KURANG',
      '-3.00': 'BERAT_BADAN_KURANG',
      '-2.99': 'BERAT_BADAN_KURANG',
      '-2.01': 'BERAT_BADAN_KURANG',
      '-2.00': 'BERAT_BADAN_NORMAL',
      '-1.99': 'BERAT_BADAN_NORMAL',
      '0.99': 'BERAT_BADAN_NORMAL',
      '1.00': 'BERAT_BADAN_NORMAL',
      '1.01': 'RISIKO_BERAT_BADAN_LEBIH',
    });
  });

  it.each(['WEIGHT_FOR_HEIGHT', 'BMI_FOR_AGE'] as const)(
    '%s: gizi buruk below -3, kurang below -2, baik up to +1, berisiko up to +2, lebih up to +3, obesitas above',
    (indicator) => {
      expect(at(indicator, [-3, -2, 1, 2, 3])).toEqual({
        '-3.01': 'GIZI_BURUK',
        '-3.00': 'GIZI_KURANG',
        '-2.99': 'GIZI_KURANG',
        '-2.01': 'GIZI_KURANG',
        '-2.00': 'GIZI_BAIK',
        '-1.99': 'GIZI_BAIK',
        '0.99': 'GIZI_BAIK',
        '1.00': 'GIZI_BAIK',
        '1.01': 'BERISIKO_GIZI_LEBIH',
        '1.99': 'BERISIKO_GIZI_LEBIH',
        '2.00': 'BERISIKO_GIZI_LEBIH',
        '2.01': 'GIZI_LEBIH',
        '2.99': 'GIZI_LEBIH',
        '3.00': 'GIZI_LEBIH',
        '3.01': 'OBESITAS',
      });
    },
  );

  it('the circumferences have none', () => {
    expect([-4, 0, 4].map((z) => categoryOf('HEAD_CIRCUMFERENCE_FOR_AGE', z))).toEqual([null, null, null]);
    expect([-4, 0, 4].map((z) => categoryOf('ARM_CIRCUMFERENCE_FOR_AGE', z))).toEqual([null, null, null]);
  });
});
