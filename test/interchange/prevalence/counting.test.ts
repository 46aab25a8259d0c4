import { describe, expect, it } from 'vitest';
import { assessGrowth, type GrowthInput, type GrowthResult } from '../../../src/growth/index.ts';
import { cellOf, groups } from '../../../src/interchange/prevalence/groups.ts';
import { bases, classify, indicators } from '../../../src/interchange/prevalence/indicators.ts';
import { child } from '../../growth/child.ts';

/** The names of what a child is counted in. */
function counted(result: GrowthResult | null, oedema = false) {
  const { assessed, affected } = classify(result, oedema);
  return {
    assessed: bases.filter((_, bit) => (assessed & (1 << bit)) !== 0),
    affected: indicators.filter((_, bit) => (affected & (1 << bit)) !== 0).map(({ name }) => name),
  };
}

const score = (value: number, implausible = false) => ({ value, implausible });
const scored = (known: Partial<GrowthResult>): GrowthResult => ({ ...assessGrowth(child({})), ...known });
const assessed = (known: Partial<GrowthInput>) => counted(assessGrowth(child(known)), known.oedema);

describe('a child is counted', () => {
  it('below -2 and below -3, not at them', () => {
    const at = (z: number) => counted(scored({ heightForAge: score(z), weightForHeight: score(z), weightForAge: score(z) })).affected;
    expect(at(-2)).toEqual([]);
    expect(at(-2.01)).toEqual(['stunting', 'wasting', 'underweight']);
    expect(at(-3)).toEqual(['stunting', 'wasting', 'underweight']);
    expect(at(-3.01)).toEqual(['stunting', 'severe stunting', 'wasting', 'severe wasting', 'underweight', 'severe underweight']);
  });

  it('as overweight above +2 and obese above +3 weight for height, not at them', () => {
    const at = (z: number) => counted(scored({ weightForHeight: score(z) })).affected;
    expect([2, 2.01, 3, 3.01].map(at)).toEqual([[], ['overweight'], ['overweight'], ['overweight', 'obesity']]);
  });

  it('by plausible scores only', () => {
    expect(counted(scored({ heightForAge: score(-6.01, true), weightForHeight: score(5.01, true), weightForAge: score(-1) }))).toEqual({
      assessed: ['waz'],
      affected: [],
    });
  });

  it('with oedema as severely wasted and severely underweight, although nothing that rests on weight is scored', () => {
    expect(assessed({ sex: 'MALE', ageInDays: 500, weightKg: 9, heightCm: 75, oedema: true })).toEqual({
      assessed: ['haz', 'whz', 'waz'],
      affected: ['stunting', 'wasting', 'severe wasting', 'underweight', 'severe underweight'],
    });
  });

  it('with oedema also without a sex', () => {
    expect(counted(null, true)).toEqual({
      assessed: ['whz', 'waz'],
      affected: ['wasting', 'severe wasting', 'underweight', 'severe underweight'],
    });
    expect(counted(null)).toEqual({ assessed: [], affected: [] });
  });
});

describe('the groups', () => {
  const levelsOf = (sex: 'FEMALE' | 'MALE' | null, ageInDays: number | null) =>
    groups.filter(({ cells }) => cells.includes(cellOf(sex, ageInDays))).map(({ level }) => level);

  it('are all children, the age groups, the sexes, and the age groups by sex', () => {
    expect(groups.map(({ by }) => by)).toEqual([
      'all',
      ...Array<string>(6).fill('age'),
      'sex',
      'sex',
      ...Array<string>(12).fill('age and sex'),
    ]);
    expect(levelsOf('FEMALE', 400)).toEqual(['all', '12-23 months', 'female', '12-23 months female']);
  });

  it('begin at full months of 30.4375 days, which are not rounded', () => {
    const ages = (months: number) => levelsOf('MALE', months * 30.4375)[1];
    expect([0, 5.99, 6, 11.99, 12, 23.99, 24, 36, 48, 59.99].map(ages)).toEqual([
      '0-5 months',
      '0-5 months',
      '6-11 months',
      '6-11 months',
      '12-23 months',
      '12-23 months',
      '24-35 months',
      '36-47 months',
      '48-59 months',
      '48-59 months',
    ]);
  });

  it('leave out where the sex or the age is unknown, or the age is 60 months', () => {
    expect(levelsOf(null, 400)).toEqual(['all', '12-23 months']);
    expect(levelsOf('MALE', null)).toEqual(['all', 'male']);
    expect(levelsOf('MALE', 60 * 30.4375)).toEqual(['all', 'male']);
    expect(levelsOf(null, null)).toEqual(['all']);
  });
});
