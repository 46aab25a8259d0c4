import type { IsoDate } from '../base/calendar.ts';
import type { DemoFamily, DemoPerson } from './DemoFamily.ts';
import type { Random } from './Random.ts';

/** What is recorded of a synthetic person's marriage and pregnancy. */
export interface DemoPersonFacts {
  married: boolean | null;
  marriagePlannedOn: IsoDate | null;
  pregnantDueOn: IsoDate | null;
}

/** What risk and cohorts of a synthetic family are derived from, beside what `DemoFamily` has. */
export interface DemoFamilyFacts {
  modernContraception: boolean | null;
  /** In the order of the family's members. */
  members: DemoPersonFacts[];
}

/** Adds marriages, planned marriages and pregnancies to a synthetic family, so that every cohort occurs in a regency. */
export function familyFactsOf(family: Pick<DemoFamily, 'members'>, today: IsoDate, random: Random): DemoFamilyFacts {
  const couple = family.members.some(({ relation }) => relation === 'SPOUSE');
  const members = family.members.map((person) => personFactsOf(person, couple, today, random));
  const expecting = members.some(({ pregnantDueOn }) => pregnantDueOn !== null);
  // A couple that expects a child uses no contraception. Of the others nearly two in three do; of some it is unknown.
  const modernContraception = !couple || random.chance(0.1) ? null : !expecting && random.chance(0.62);
  return { modernContraception, members };
}

function personFactsOf({ sex, bornOn, relation }: DemoPerson, couple: boolean, today: IsoDate, random: Random): DemoPersonFacts {
  const age = yearsBetween(bornOn, today);
  const isWife = couple && sex === 'FEMALE' && (relation === 'HEAD' || relation === 'SPOUSE');
  const married = relation === 'SPOUSE' || (relation === 'HEAD' && couple) ? true : relation === 'CHILD' ? false : null;
  return {
    married,
    marriagePlannedOn: relation === 'CHILD' && age >= 19 && random.chance(0.12) ? daysAfter(today, random.integer(14, 300)) : null,
    pregnantDueOn: isWife && age >= 18 && age <= 42 && random.chance(0.06) ? daysAfter(today, random.integer(7, 230)) : null,
  };
}

function yearsBetween(from: IsoDate, to: IsoDate): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / (365.25 * 86_400_000));
}

function daysAfter(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
