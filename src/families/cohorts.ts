import type { IsoDate } from '../base/calendar.ts';
import { isAged, isYoungerThanMonths } from './ages.ts';

/** What a member's cohorts are derived from. */
export interface MemberFacts {
  sex: 'FEMALE' | 'MALE' | 'UNKNOWN';
  bornOn: IsoDate | null;
  relation: 'HEAD' | 'SPOUSE' | 'CHILD' | 'PARENT' | 'OTHER';
  /** Recorded as married, or not; null where nobody said. */
  married: boolean | null;
  marriagePlannedOn: IsoDate | null;
  pregnantDueOn: IsoDate | null;
  /** From this day on the person counts as a member no longer; null for somebody who stays. */
  goneOn: IsoDate | null;
}

export type CohortName = 'BALITA' | 'REMAJA' | 'CALON_PENGANTIN' | 'IBU_HAMIL' | 'PASANGAN_USIA_SUBUR' | 'LANSIA';

/** Under five: WHO Child Growth Standards and PMK 2/2020 end with 60 months. */
export const balitaMonths = 60;
/** Remaja: 10 to 24 years and not married, as BKKBN's Generasi Berencana (PIK-R, BKR) has it. */
export const remajaYears = { from: 10, to: 24 } as const;
/** Pasangan usia subur: a couple whose wife is 15 to 49 (BKKBN, Pendataan Keluarga). */
export const fertileYears = { from: 15, to: 49 } as const;
/** Lansia: 60 years and older (UU 13/1998 on the welfare of the elderly, article 1). */
export const lansiaYears = { from: 60, to: 200 } as const;
/** A pregnancy ends at 42 completed weeks at the latest: two weeks after the date it is due (WHO, ICD: post-term). */
export const daysPastDue = 14;

/**
 * The cohorts of each member of a family on a day, in the order of the members, by what is recorded:
 *
 * - BALITA: less than 60 months old.
 * - REMAJA: 10 to 24 years old and not married. Nobody said counts as not married (practice).
 * - CALON_PENGANTIN: a marriage is planned for the day or later.
 * - IBU_HAMIL: pregnant, until two weeks after the due date.
 * - PASANGAN_USIA_SUBUR: husband and wife of a couple of fertile age.
 * - LANSIA: 60 years or older.
 */
export function cohortsOf(members: readonly MemberFacts[], on: IsoDate): CohortName[][] {
  const couple = isFertileCouple(members, on);
  return members.map((member) => {
    if (!isMember(member, on)) return [];
    const cohorts: CohortName[] = [];
    if (isYoungerThanMonths(member.bornOn, balitaMonths, on)) cohorts.push('BALITA');
    if (isAged(member.bornOn, remajaYears, on) && !isMarried(member, members, on)) cohorts.push('REMAJA');
    if (member.marriagePlannedOn !== null && member.marriagePlannedOn >= on) cohorts.push('CALON_PENGANTIN');
    if (isPregnant(member, on)) cohorts.push('IBU_HAMIL');
    if (couple && (isHusband(member) || isFertileWife(member, on))) cohorts.push('PASANGAN_USIA_SUBUR');
    if (isAged(member.bornOn, lansiaYears, on)) cohorts.push('LANSIA');
    return cohorts;
  });
}

/** The couple of a family is its head and spouse: its women are the wives, its men the husbands. */
export function isHusband({ sex, relation }: MemberFacts): boolean {
  return sex === 'MALE' && (relation === 'HEAD' || relation === 'SPOUSE');
}

/** A wife of 15 to 49, where there is a husband. */
export function isFertileWife({ sex, relation, bornOn }: MemberFacts, on: IsoDate): boolean {
  return sex === 'FEMALE' && (relation === 'HEAD' || relation === 'SPOUSE') && isAged(bornOn, fertileYears, on);
}

/** Whether there is a couple of fertile age in a family: a husband, and a wife of 15 to 49. */
export function isFertileCouple(members: readonly MemberFacts[], on: IsoDate): boolean {
  return (
    members.some((member) => isMember(member, on) && isHusband(member)) &&
    members.some((member) => isMember(member, on) && isFertileWife(member, on))
  );
}

export function isPregnant({ pregnantDueOn }: MemberFacts, on: IsoDate): boolean {
  return pregnantDueOn !== null && Date.parse(pregnantDueOn) + daysPastDue * 86_400_000 >= Date.parse(on);
}

/** Whether somebody counts as a member on a day: born by then, and not gone. */
export function isMember({ bornOn, goneOn }: MemberFacts, on: IsoDate): boolean {
  return (bornOn === null || bornOn <= on) && (goneOn === null || goneOn > on);
}

/** Recorded as married, or the head's spouse, or a head who has one. */
function isMarried({ married, relation }: MemberFacts, members: readonly MemberFacts[], on: IsoDate): boolean {
  if (married === true || relation === 'SPOUSE') return true;
  return relation === 'HEAD' && members.some((other) => isMember(other, on) && other.relation === 'SPOUSE');
}
