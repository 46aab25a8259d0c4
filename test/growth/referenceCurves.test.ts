import { describe, expect, it } from 'vitest';
import { assessGrowth, type GrowthIndicator, type GrowthSex, referenceCurves, type ReferencePoint } from '../../src/growth/index.ts';
import { child } from './child.ts';

const lines = ['minus3', 'minus2', 'minus1', 'median', 'plus1', 'plus2', 'plus3'] as const;

/** The seven values at one point, to 1 decimal as WHO prints them. */
function printed(indicator: GrowthIndicator, sex: GrowthSex, x: number, position: 'LYING' | 'STANDING' | null = null): string[] {
  const point = referenceCurves(indicator, sex)
    .stretches.find((stretch) => stretch.position === position)
    ?.points.find((candidate) => candidate.x === x);
  return lines.map((line) => (point?.[line] ?? Number.NaN).toFixed(1));
}

describe('reference curves', () => {
  it("agree with WHO's printed tables", () => {
    expect(printed('WEIGHT_FOR_AGE', 'MALE', 0)).toEqual(['2.1', '2.5', '2.9', '3.3', '3.9', '4.4', '5.0']);
    expect(printed('WEIGHT_FOR_AGE', 'FEMALE', 365)).toEqual(['6.3', '7.0', '7.9', '8.9', '10.1', '11.5', '13.1']);
    expect(printed('HEIGHT_FOR_AGE', 'MALE', 365, 'LYING')).toEqual(['68.6', '71.0', '73.4', '75.7', '78.1', '80.5', '82.9']);
    expect(printed('HEIGHT_FOR_AGE', 'MALE', 731, 'STANDING')).toEqual(['78.0', '81.0', '84.1', '87.1', '90.2', '93.2', '96.3']);
    expect(printed('WEIGHT_FOR_HEIGHT', 'MALE', 65, 'STANDING')).toEqual(['5.9', '6.3', '6.9', '7.4', '8.1', '8.8', '9.6']);
  });

  it('cover the whole standard in stretches that may be drawn as lines', () => {
    const stretches = (indicator: GrowthIndicator) => {
      const { axis, unit, stretches: all } = referenceCurves(indicator, 'FEMALE');
      return [axis, unit, ...all.map(({ position, points }) => [position, points[0]?.x, points.at(-1)?.x, points.length])];
    };
    expect(stretches('HEIGHT_FOR_AGE')).toEqual(['AGE_IN_DAYS', 'CM', ['LYING', 0, 730, 731], ['STANDING', 731, 1826, 1096]]);
    expect(stretches('BMI_FOR_AGE')).toEqual(['AGE_IN_DAYS', 'KG_PER_M2', ['LYING', 0, 730, 731], ['STANDING', 731, 1826, 1096]]);
    expect(stretches('WEIGHT_FOR_AGE')).toEqual(['AGE_IN_DAYS', 'KG', [null, 0, 1826, 1827]]);
    expect(stretches('WEIGHT_FOR_HEIGHT')).toEqual(['HEIGHT_IN_CM', 'KG', ['LYING', 45, 110, 651], ['STANDING', 65, 120, 551]]);
    expect(stretches('HEAD_CIRCUMFERENCE_FOR_AGE')).toEqual(['AGE_IN_DAYS', 'CM', [null, 0, 1826, 1827]]);
    expect(stretches('ARM_CIRCUMFERENCE_FOR_AGE')).toEqual(['AGE_IN_DAYS', 'CM', [null, 91, 1826, 1736]]);
  });

  it('lie where the assessment puts a child with that score', () => {
    const z = (line: (typeof lines)[number]) => lines.indexOf(line) - 3;
    const scoreAt: Record<
      GrowthIndicator,
      (point: ReferencePoint, value: number, position: 'LYING' | 'STANDING' | null) => number | undefined
    > = {
      HEIGHT_FOR_AGE: ({ x }, heightCm, position) =>
        assessGrowth(child({ ageInDays: x, heightCm, position: x < 274 ? null : position })).heightForAge?.value,
      WEIGHT_FOR_AGE: ({ x }, weightKg) => assessGrowth(child({ ageInDays: x, weightKg })).weightForAge?.value,
      WEIGHT_FOR_HEIGHT: ({ x }, weightKg, position) => assessGrowth(child({ heightCm: x, weightKg, position })).weightForHeight?.value,
      BMI_FOR_AGE: ({ x }, bmi) => assessGrowth(child({ ageInDays: x, heightCm: 100, weightKg: bmi })).bmiForAge?.value,
      HEAD_CIRCUMFERENCE_FOR_AGE: ({ x }, headCircumferenceCm) =>
        assessGrowth(child({ ageInDays: x, headCircumferenceCm })).headCircumferenceForAge?.value,
      ARM_CIRCUMFERENCE_FOR_AGE: ({ x }, upperArmCircumferenceCm) =>
        assessGrowth(child({ ageInDays: x, upperArmCircumferenceCm })).armCircumferenceForAge?.value,
    };
    expect(lines).toHaveLength(7);
    for (const indicator of Object.keys(scoreAt) as GrowthIndicator[]) {
      for (const { position, points } of referenceCurves(indicator, 'FEMALE').stretches) {
        for (const point of points.filter((_, index) => index % 97 === 0)) {
          for (const line of lines) {
            const difference = Math.abs((scoreAt[indicator](point, point[line], position) ?? Number.NaN) - z(line));
            expect(difference, `${indicator} ${point.x} ${line}`).toBeLessThanOrEqual(0.011);
          }
        }
      }
    }
  });
});
