import fc from 'fast-check';
import { monthsBefore, type IsoDate } from '../../src/base/calendar.ts';
import type { MemberFacts } from '../../src/families/cohorts.ts';
import type { HouseholdFacts } from '../../src/families/stuntingRisk.ts';

export interface RandomFamily {
  household: HouseholdFacts;
  members: MemberFacts[];
}

/** The months of age at which a rule changes its mind. */
const bounds = [0, 24, 60, 120, 180, 240, 300, 420, 492, 600, 720];

/** A day so many days after another. */
export function daysAfter(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Birth dates, most of them a few days from a bound. */
function birthDate(on: IsoDate): fc.Arbitrary<IsoDate> {
  const near = fc
    .tuple(fc.constantFrom(...bounds), fc.integer({ min: -2, max: 2 }))
    .map(([months, days]) => daysAfter(monthsBefore(on, months), days));
  const any = fc.integer({ min: -30, max: 80 * 365 }).map((days) => daysAfter(on, -days));
  return fc.oneof(near, any);
}

function member(on: IsoDate): fc.Arbitrary<MemberFacts> {
  const nearToday = fc.integer({ min: -20, max: 20 }).map((days) => daysAfter(on, days));
  return fc
    .record<MemberFacts>({
      sex: fc.constantFrom('FEMALE' as const, 'MALE' as const),
      bornOn: fc.option(birthDate(on), { freq: 8 }),
      relation: fc.constantFrom('SPOUSE' as const, 'CHILD' as const, 'CHILD' as const, 'PARENT' as const, 'OTHER' as const),
      married: fc.option(fc.boolean(), { freq: 2 }),
      marriagePlannedOn: fc.option(nearToday, { freq: 1 }),
      pregnantDueOn: fc.option(nearToday, { freq: 1 }),
      goneOn: fc.option(nearToday, { freq: 1 }),
    })
    .map((facts) => (facts.sex === 'MALE' ? { ...facts, pregnantDueOn: null } : facts));
}

/** Siblings whose births lie about two years, or about a day, apart. */
function siblings(on: IsoDate): fc.Arbitrary<MemberFacts[]> {
  const gap = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 725, max: 735 }), fc.integer({ min: 1, max: 3000 }));
  return fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.array(gap, { maxLength: 4 })).map(([age, gaps]) => {
    let days = age;
    return [0, ...gaps].map((more): MemberFacts => {
      days += more;
      const nothing = { married: null, marriagePlannedOn: null, pregnantDueOn: null, goneOn: null };
      return { sex: 'MALE', bornOn: daysAfter(on, -days), relation: 'CHILD', ...nothing };
    });
  });
}

/** Families of all kinds: one head, and whoever else. */
export function family(on: IsoDate): fc.Arbitrary<RandomFamily> {
  const fact = fc.option(fc.boolean(), { freq: 3 });
  return fc.record({
    household: fc.record<HouseholdFacts>({
      welfareDecile: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 4 }),
      habitable: fact,
      safeDrinkingWater: fact,
      healthyLatrine: fact,
      modernContraception: fact,
    }),
    members: fc
      .tuple(member(on), fc.array(member(on), { maxLength: 3 }), fc.oneof(fc.constant([]), siblings(on)))
      .map(([head, others, children]) => [{ ...head, relation: 'HEAD' as const }, ...others, ...children]),
  });
}
