import { describe, expect, it } from 'vitest';
import type { MemberFacts } from '../../src/families/cohorts.ts';
import { stuntingRiskOf, type HouseholdFacts } from '../../src/families/stuntingRisk.ts';
import { child, husband, member, on, wife } from './members.ts';

const good: HouseholdFacts = {
  welfareDecile: 8,
  habitable: true,
  safeDrinkingWater: true,
  healthyLatrine: true,
  modernContraception: true,
};
const nothingKnown: HouseholdFacts = {
  welfareDecile: null,
  habitable: null,
  safeDrinkingWater: null,
  healthyLatrine: null,
  modernContraception: null,
};

const risk = (members: MemberFacts[], household: Partial<HouseholdFacts> = {}) => stuntingRiskOf({ ...good, ...household }, members, on);
const reasons = (...members: MemberFacts[]) => risk(members).reasons;

describe('A target family', () => {
  const badWater = { safeDrinkingWater: false };

  it.each<[string, MemberFacts[]]>([
    ['has a couple of fertile age', [husband, wife()]],
    ['or a pregnant woman', [member({ relation: 'HEAD', bornOn: '1998-01-01', pregnantDueOn: '2026-09-01' })]],
    ['or a child under two', [member({ relation: 'HEAD' }), child('2025-01-01')]],
    ['or a child under five, whoever it is to the head', [member({ relation: 'HEAD' }), member({ bornOn: '2021-06-16' })]],
  ])('%s', (_what, members) => {
    expect(risk(members, badWater)).toEqual({ atRisk: true, reasons: ['UNSAFE_WATER'] });
  });

  it.each<[string, MemberFacts[]]>([
    ['an old couple', [husband, wife('1970-01-01')]],
    ['a wife without her husband', [wife()]],
    ['children of five and more', [member({ relation: 'HEAD' }), child('2021-06-15')]],
    ['a pregnancy that has ended', [member({ relation: 'HEAD', pregnantDueOn: '2026-05-31' })]],
  ])('is not one with %s: no risk and no reasons', (_what, members) => {
    expect(risk(members, { ...badWater, habitable: false, welfareDecile: 1 })).toEqual({ atRisk: false, reasons: [] });
  });
});

describe('Water and latrine', () => {
  it('put a target family at risk when they are not adequate', () => {
    expect(risk([husband, wife()], { healthyLatrine: false })).toEqual({ atRisk: true, reasons: ['UNHEALTHY_LATRINE'] });
  });

  it('are no reason while nothing is known', () => {
    expect(stuntingRiskOf(nothingKnown, [husband, wife()], on)).toEqual({ atRisk: false, reasons: [] });
  });
});

describe('4T', () => {
  it('too young is a wife under 20', () => {
    expect(reasons(husband, wife('2006-06-16'))).toEqual(['MOTHER_TOO_YOUNG']);
    expect(reasons(husband, wife('2006-06-15'))).toEqual([]);
  });

  it('too old is a wife of 35 to 40', () => {
    expect(reasons(husband, wife('1991-06-15'))).toEqual(['MOTHER_TOO_OLD']);
    expect(reasons(husband, wife('1991-06-16'))).toEqual([]);
    expect(reasons(husband, wife('1985-06-16'))).toEqual(['MOTHER_TOO_OLD']);
    expect(reasons(husband, wife('1985-06-15'))).toEqual([]);
  });

  it('age counts of a pregnant woman too, though she is not the wife', () => {
    expect(reasons(husband, wife(), member({ bornOn: '2009-01-01', pregnantDueOn: '2026-09-01' }))).toEqual(['MOTHER_TOO_YOUNG']);
  });

  it('too close are children less than two years apart; twins are one birth', () => {
    expect(reasons(husband, wife(), child('2020-03-10'), child('2022-03-09'))).toEqual(['BIRTHS_TOO_CLOSE']);
    expect(reasons(husband, wife(), child('2020-03-10'), child('2022-03-10'))).toEqual([]);
    expect(reasons(husband, wife(), child('2020-03-10'), child('2020-03-10'))).toEqual([]);
    expect(reasons(husband, wife(), child('2020-03-10'), child('2020-03-11'))).toEqual([]);
    expect(reasons(husband, wife(), child('2022-03-09'), child('2018-01-01'), child('2020-03-10'))).toEqual(['BIRTHS_TOO_CLOSE']);
  });

  it('too many are more than three children', () => {
    const three = [child('2020-01-01'), child('2017-01-01'), child('2014-01-01')];
    expect(reasons(husband, wife(), ...three)).toEqual([]);
    expect(reasons(husband, wife(), ...three, child('2011-01-01'))).toEqual(['TOO_MANY_CHILDREN']);
  });

  it('says nothing of a family without a couple of fertile age or a pregnant woman', () => {
    expect(reasons(husband, child('2024-03-10'), child('2025-03-09'))).toEqual([]);
  });
});

describe('Contraception, welfare and housing', () => {
  it('stand among the reasons and alone put no family at risk', () => {
    expect(risk([husband, wife()], { modernContraception: false, welfareDecile: 4, habitable: false })).toEqual({
      atRisk: false,
      reasons: ['NO_MODERN_CONTRACEPTION', 'POOR_WELFARE', 'UNFIT_HOUSING'],
    });
    expect(risk([husband, wife()], { welfareDecile: 5 }).reasons).toEqual([]);
  });

  it('contraception is that of a couple of fertile age', () => {
    expect(risk([husband, child('2025-01-01')], { modernContraception: false }).reasons).toEqual([]);
  });

  it('come after the reasons that put a family at risk', () => {
    expect(risk([husband, wife()], { welfareDecile: 1, safeDrinkingWater: false })).toEqual({
      atRisk: true,
      reasons: ['UNSAFE_WATER', 'POOR_WELFARE'],
    });
  });
});
