import { describe, expect, it } from 'vitest';
import { assessGrowth } from '../../src/growth/index.ts';
import { child, scores } from './child.ts';

/** The expected values are those of WHO's package `anthro` 1.1.0, but for the lying 103.1 cm; many more stand in fixtures/who-edges.csv. */
const weightForHeight = (known: Parameters<typeof child>[0]) => assessGrowth(child(known)).weightForHeight?.value ?? null;

describe('ages', () => {
  const newborn = { sex: 'FEMALE', weightKg: 3.2, heightCm: 49, position: 'LYING', headCircumferenceCm: 34 } as const;

  it('scores a child on the day of birth', () => {
    expect(scores(assessGrowth(child({ ...newborn, ageInDays: 0 })))).toEqual({
      heightForAge: -0.08,
      weightForAge: -0.07,
      weightForHeight: 0.15,
      bmiForAge: -0.01,
      headCircumferenceForAge: 0.1,
    });
  });

  it('has no score for a negative age', () => {
    expect(scores(assessGrowth(child({ ...newborn, ageInDays: -1 })))).toEqual({});
  });

  it('scores arm circumference from day 91', () => {
    const arm = { sex: 'MALE', upperArmCircumferenceCm: 13 } as const;
    expect(scores(assessGrowth(child({ ...arm, ageInDays: 90 })))).toEqual({});
    expect(scores(assessGrowth(child({ ...arm, ageInDays: 91 })))).toEqual({ armCircumferenceForAge: -0.48 });
  });

  const five = {
    sex: 'FEMALE',
    weightKg: 17,
    heightCm: 108,
    position: 'STANDING',
    headCircumferenceCm: 50,
    upperArmCircumferenceCm: 16,
  } as const;

  it('scores up to day 1826, the last below 60 months', () => {
    expect(scores(assessGrowth(child({ ...five, ageInDays: 1826 })))).toEqual({
      heightForAge: -0.3,
      weightForAge: -0.47,
      weightForHeight: -0.52,
      bmiForAge: -0.49,
      headCircumferenceForAge: 0.05,
      armCircumferenceForAge: -0.56,
    });
    expect(scores(assessGrowth(child({ ...five, ageInDays: 1827 })))).toEqual({});
  });

  it('has no score from 60 months of 30.4375 days, also where the fraction would round to day 1826', () => {
    expect(scores(assessGrowth(child({ ...five, ageInDays: 1826.2 }))).weightForAge).toBe(-0.47);
    expect(scores(assessGrowth(child({ ...five, ageInDays: 60 * 30.4375 })))).toEqual({});
  });

  it('rounds a fraction of a day half up', () => {
    const at = (ageInDays: number) =>
      assessGrowth(child({ sex: 'MALE', weightKg: 6, heightCm: 60, position: 'LYING', ageInDays })).heightForAge?.value;
    expect(at(90.4)).toBe(-0.64);
    expect(at(90.5)).toBe(-0.69);
  });
});

describe('measuring position', () => {
  const girl = { sex: 'FEMALE', weightKg: 11, heightCm: 85 } as const;

  it('adds 0.7 cm to a standing height below 731 days', () => {
    expect(scores(assessGrowth(child({ ...girl, ageInDays: 730, position: 'LYING' })))).toEqual({
      heightForAge: -0.43,
      weightForAge: -0.34,
      weightForHeight: -0.22,
      bmiForAge: -0.14,
    });
    expect(scores(assessGrowth(child({ ...girl, ageInDays: 730, position: 'STANDING' })))).toEqual({
      heightForAge: -0.22,
      weightForAge: -0.34,
      weightForHeight: -0.4,
      bmiForAge: -0.33,
    });
  });

  it('takes 0.7 cm off a lying length from 731 days', () => {
    expect(scores(assessGrowth(child({ ...girl, ageInDays: 731, position: 'STANDING' })))).toEqual({
      heightForAge: -0.23,
      weightForAge: -0.35,
      weightForHeight: -0.4,
      bmiForAge: -0.36,
    });
    expect(scores(assessGrowth(child({ ...girl, ageInDays: 731, position: 'LYING' })))).toEqual({
      heightForAge: -0.44,
      weightForAge: -0.35,
      weightForHeight: -0.22,
      bmiForAge: -0.16,
    });
  });

  it('does not correct for an unknown position', () => {
    for (const [ageInDays, position] of [
      [730, 'LYING'],
      [731, 'STANDING'],
    ] as const) {
      expect(assessGrowth(child({ ...girl, ageInDays }))).toEqual(assessGrowth(child({ ...girl, ageInDays, position })));
    }
  });

  const infant = { sex: 'MALE', weightKg: 8.5, heightCm: 70 } as const;

  it('takes standing below 9 months for an unknown position and says so', () => {
    const standing = assessGrowth(child({ ...infant, ageInDays: 273, position: 'STANDING' }));
    expect(standing).toEqual({ ...assessGrowth(child({ ...infant, ageInDays: 273 })), positionImplausible: true });
    expect(scores(standing).heightForAge).toBe(-0.86);
  });

  it('believes standing from 9 months', () => {
    const standing = assessGrowth(child({ ...infant, ageInDays: 274, position: 'STANDING' }));
    expect(standing.positionImplausible).toBe(false);
    expect(scores(standing).heightForAge).toBe(-0.57);
  });

  it('applies the limit of 9 months before the age is rounded to days', () => {
    const months = (age: number) => assessGrowth(child({ ...infant, ageInDays: age * 30.4375, position: 'STANDING' })).positionImplausible;
    // 8.99 months round to day 274.
    expect(months(8.99)).toBe(true);
    expect(months(9)).toBe(false);
  });

  it('corrects exactly: a lying length of 103.1 cm at two years is a height of 102.4 cm', () => {
    const boy = { sex: 'MALE', ageInDays: 1000, weightKg: 16 } as const;
    const lying = assessGrowth(child({ ...boy, heightCm: 103.1, position: 'LYING' }));
    expect(lying).toEqual(assessGrowth(child({ ...boy, heightCm: 102.4, position: 'STANDING' })));
    expect(lying.weightForHeight?.value).toBe(-0.04);
  });

  it('corrects every length exactly, so that it meets the row of its height', () => {
    for (let millimetres = 658; millimetres <= 1207; millimetres++) {
      const at = (heightCm: number, position: 'LYING' | 'STANDING') =>
        weightForHeight({ sex: 'MALE', ageInDays: 900, weightKg: 14.3, heightCm, position });
      expect(at(millimetres / 10, 'LYING'), `${millimetres} mm`).toBe(at((millimetres - 7) / 10, 'STANDING'));
    }
  });
});

describe('weight for height', () => {
  it('goes by length from 45 to 110 cm below 731 days', () => {
    const at = (heightCm: number) => weightForHeight({ sex: 'MALE', ageInDays: 400, weightKg: 9, heightCm, position: 'LYING' });
    expect([44.99, 45, 110, 110.01].map(at)).toEqual([null, 21.51, -7.33, null]);
  });

  it('goes by height from 65 to 120 cm from 731 days', () => {
    const at = (heightCm: number) => weightForHeight({ sex: 'FEMALE', ageInDays: 800, weightKg: 12, heightCm, position: 'STANDING' });
    expect([64.99, 65, 120, 120.01].map(at)).toEqual([null, 5.54, -6.24, null]);
  });

  it('applies these limits to the corrected height', () => {
    const standing = (weightKg: number, heightCm: number) =>
      weightForHeight({ sex: 'MALE', ageInDays: 400, weightKg, heightCm, position: 'STANDING' });
    expect([standing(3, 44.29), standing(3, 44.3), standing(20, 109.3), standing(20, 109.31)]).toEqual([null, 2.17, 1.02, null]);
    const lying = (weightKg: number, heightCm: number) =>
      weightForHeight({ sex: 'FEMALE', ageInDays: 800, weightKg, heightCm, position: 'LYING' });
    expect([lying(7, 65.69), lying(7, 65.7), lying(25, 120.7), lying(25, 120.71)]).toEqual([null, -0.37, 0.91, null]);
  });

  it('interpolates between two steps of the table', () => {
    const at = (heightCm: number) => weightForHeight({ sex: 'MALE', ageInDays: 1000, weightKg: 14.2, heightCm, position: 'STANDING' });
    expect([95, 95.04, 95.05, 95.1].map(at)).toEqual([0.12, 0.11, 0.11, 0.1]);
  });

  it('needs no age: the position decides between length and height, else 87 cm does', () => {
    const at = (heightCm: number, position: 'LYING' | 'STANDING' | null) =>
      weightForHeight({ sex: 'FEMALE', weightKg: 12, heightCm, position });
    expect([at(86.99, 'LYING'), at(86.99, 'STANDING'), at(86.99, null)]).toEqual([0.27, 0.1, 0.27]);
    expect([at(87, 'LYING'), at(87, 'STANDING'), at(87, null)]).toEqual([0.26, 0.1, 0.1]);
  });

  it('has none for a child beyond the ages of the standard', () => {
    expect(weightForHeight({ ageInDays: 1900, weightKg: 17, heightCm: 108 })).toBeNull();
  });
});

describe('oedema', () => {
  const swollen = {
    sex: 'MALE',
    ageInDays: 500,
    weightKg: 9,
    heightCm: 75,
    position: 'LYING',
    headCircumferenceCm: 46,
    upperArmCircumferenceCm: 13,
    oedema: true,
  } as const;

  it('leaves no score that rests on weight', () => {
    expect(scores(assessGrowth(child(swollen)))).toEqual({
      heightForAge: -2.17,
      headCircumferenceForAge: -0.83,
      armCircumferenceForAge: -1.67,
    });
  });

  it('counts as severely wasted and underweight', () => {
    expect(assessGrowth(child(swollen))).toMatchObject({
      stunted: true,
      severelyStunted: false,
      wasted: true,
      severelyWasted: true,
      underweight: true,
    });
  });

  it('counts also without an age, but not beyond the ages of the standard', () => {
    expect(assessGrowth(child({ oedema: true }))).toMatchObject({ wasted: true, severelyWasted: true, underweight: true });
    expect(assessGrowth(child({ oedema: true, ageInDays: 1827 }))).toMatchObject({
      wasted: false,
      severelyWasted: false,
      underweight: false,
    });
  });
});

describe('missing values', () => {
  it('leave only the scores that do not need them', () => {
    const boy = { sex: 'MALE', ageInDays: 1000, weightKg: 9.1, heightCm: 80, position: 'STANDING' } as const;
    expect(scores(assessGrowth(child(boy)))).toEqual({
      heightForAge: -3.93,
      weightForAge: -3.48,
      weightForHeight: -1.86,
      bmiForAge: -1.28,
    });
    expect(scores(assessGrowth(child({ ...boy, weightKg: null })))).toEqual({ heightForAge: -3.93 });
    expect(scores(assessGrowth(child({ ...boy, heightCm: null })))).toEqual({ weightForAge: -3.48 });
    // Without an age the height is not corrected; standing it was.
    expect(scores(assessGrowth(child({ ...boy, ageInDays: null })))).toEqual({ weightForHeight: -1.86 });
  });

  it('include a value of 0 or less', () => {
    expect(
      scores(assessGrowth(child({ ageInDays: 1000, weightKg: 0, heightCm: -1, headCircumferenceCm: 0, upperArmCircumferenceCm: 0 }))),
    ).toEqual({});
  });

  it('leave a child without any score out of every count', () => {
    expect(assessGrowth(child({}))).toEqual({
      heightForAge: null,
      weightForAge: null,
      weightForHeight: null,
      bmiForAge: null,
      headCircumferenceForAge: null,
      armCircumferenceForAge: null,
      positionImplausible: false,
      stunted: false,
      severelyStunted: false,
      wasted: false,
      severelyWasted: false,
      underweight: false,
    });
  });
});

describe('implausible scores', () => {
  it('are kept and flagged', () => {
    const girl = { sex: 'FEMALE', ageInDays: 1000, heightCm: 90, position: 'STANDING' } as const;
    expect(assessGrowth(child({ ...girl, weightKg: 40, headCircumferenceCm: 60, upperArmCircumferenceCm: 30 }))).toMatchObject({
      heightForAge: { value: -0.77, implausible: false },
      weightForAge: { value: 10.65, implausible: true },
      weightForHeight: { value: 17.92, implausible: true },
      bmiForAge: { value: 18.56, implausible: true },
      headCircumferenceForAge: { value: 8.35, implausible: true },
      armCircumferenceForAge: { value: 9.1, implausible: true },
    });
  });

  it('do not count in prevalence', () => {
    const tiny = assessGrowth(child({ sex: 'FEMALE', ageInDays: 800, weightKg: 4, heightCm: 65, position: 'STANDING' }));
    expect(tiny.heightForAge).toEqual({ value: -6.78, implausible: true });
    expect(tiny.weightForAge?.implausible).toBe(true);
    expect(tiny).toMatchObject({ stunted: false, severelyStunted: false, underweight: false });
  });

  it('begin beyond 6 for height for age, beyond -6 and 5 for weight for age, and beyond 5 for the others', () => {
    const flagged = (
      key: 'heightForAge' | 'weightForAge' | 'weightForHeight' | 'bmiForAge' | 'headCircumferenceForAge' | 'armCircumferenceForAge',
      lowest: number,
      highest: number,
    ) => {
      const seen = new Set<string>();
      for (let step = 1; step <= 600; step++) {
        const score = assessGrowth(
          child({
            sex: 'MALE',
            ageInDays: 1000,
            position: 'STANDING',
            heightCm: key === 'heightForAge' ? 60 + step / 8 : 95,
            weightKg: step / 10,
            headCircumferenceCm: 35 + step / 20,
            upperArmCircumferenceCm: step / 15,
          }),
        )[key];
        if (score === null) continue;
        const outside = score.value < lowest || score.value > highest;
        expect(score.implausible, `${key} ${score.value}`).toBe(outside);
        seen.add(outside ? (score.value < 0 ? 'below' : 'above') : 'within');
      }
      expect([...seen].sort(), key).toEqual(['above', 'below', 'within']);
    };
    flagged('heightForAge', -6, 6);
    flagged('weightForAge', -6, 5);
    flagged('weightForHeight', -5, 5);
    flagged('bmiForAge', -5, 5);
    flagged('headCircumferenceForAge', -5, 5);
    flagged('armCircumferenceForAge', -5, 5);
  });
});

describe('prevalence', () => {
  it('counts below -2 and below -3, not at them', () => {
    const counted = new Map<string, boolean[]>();
    for (let millimetres = 740; millimetres <= 1000; millimetres++) {
      const { heightForAge, stunted, severelyStunted } = assessGrowth(
        child({ sex: 'MALE', ageInDays: 1000, heightCm: millimetres / 10, position: 'STANDING' }),
      );
      const value = heightForAge?.value ?? 0;
      expect([stunted, severelyStunted], String(value)).toEqual([value < -2, value < -3]);
      counted.set([stunted, severelyStunted].join(), [stunted, severelyStunted]);
    }
    expect([...counted.keys()].sort()).toEqual(['false,false', 'true,false', 'true,true']);
  });
});
