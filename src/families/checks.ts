import type { IsoDate } from '../calendar.ts';
import { nikProblem } from '../access/nik/nikStructure.ts';
import { badUserInput, type InputPath } from '../errors.ts';
import { daysPastDue } from './cohorts.ts';
import { FamilyRelation, Sex } from './enums.ts';
import type { NewPerson } from './NewFamily.ts';

const longestReason = 1_000;
/** A birth is due 280 days after the last period (Naegele's rule), so no due date lies further ahead. */
const longestPregnancyDays = 280;

/** @throws HubError BAD_USER_INPUT when a name is empty or longer than 100 characters, a birth date lies in the future, or a NIK cannot be one. */
export function checkPerson(person: Pick<NewPerson, 'name' | 'bornOn' | 'nik'>, today: IsoDate, inputPath: InputPath): void {
  const length = person.name.trim().length;
  if (length === 0 || length > 100 || person.name.includes('\0')) throw badUserInput([...inputPath, 'name'], 'empty, too long or unreadable', '1 to 100 characters');
  if (person.bornOn != null && person.bornOn > today) throw badUserInput([...inputPath, 'bornOn'], `${person.bornOn} is in the future`, `a date up to today, ${today}`);
  const problem = person.nik == null ? null : nikProblem(person.nik);
  if (problem !== null) throw badUserInput([...inputPath, 'nik'], `not a NIK: ${problem}`, 'six digits of an area, the birth date as ddmmyy (for women 40 more in the day), a serial number of four digits');
}

/** What is given of a person's marriage and pregnancy, with the sex and relation it must agree with. */
export type PersonalFacts = Pick<NewPerson, 'sex' | 'relation' | 'married' | 'marriagePlannedOn' | 'pregnantDueOn'>;

/** @throws HubError BAD_USER_INPUT for a pregnant man, an impossible due date, a marriage planned for the past, or a spouse who is not married. */
export function checkPersonalFacts({ sex, relation, married, marriagePlannedOn, pregnantDueOn }: PersonalFacts, today: IsoDate, inputPath: InputPath): void {
  if (relation === FamilyRelation.SPOUSE && married === false) throw badUserInput([...inputPath, 'married'], 'false for a spouse', 'true, or none');
  if (marriagePlannedOn != null && marriagePlannedOn < today) throw badUserInput([...inputPath, 'marriagePlannedOn'], `${marriagePlannedOn} has passed`, `a date from today, ${today}, on`);
  if (pregnantDueOn == null) return;
  if (sex === Sex.MALE) throw badUserInput([...inputPath, 'pregnantDueOn'], 'a due date for a male person', 'none');
  const days = (Date.parse(pregnantDueOn) - Date.parse(today)) / 86_400_000;
  if (days < -daysPastDue || days > longestPregnancyDays) {
    throw badUserInput([...inputPath, 'pregnantDueOn'], `no birth can be due on ${pregnantDueOn}`, `a date from ${daysPastDue} days ago to ${longestPregnancyDays} days ahead`);
  }
}

/**
 * @param pathOf where in the input the member at an index is.
 * @throws HubError BAD_USER_INPUT for a child of the head who is not younger than the head.
 */
export function checkChildrenOfHead(headBornOn: IsoDate | null | undefined, members: readonly Pick<NewPerson, 'bornOn' | 'relation'>[], pathOf: (index: number) => InputPath): void {
  if (headBornOn == null) return;
  for (const [index, { bornOn, relation }] of members.entries()) {
    if (relation === FamilyRelation.CHILD && bornOn != null && bornOn <= headBornOn) {
      throw badUserInput([...pathOf(index), 'bornOn'], 'a child who is not younger than the head of the family', "a date after the head's birth; OTHER for a stepchild who is older");
    }
  }
}

/** @throws HubError BAD_USER_INPUT for an RT or RW that is no number of 1 to 3 digits, or a decile outside 1 to 10. */
export function checkFamilyFacts(facts: { rt?: string | null; rw?: string | null; welfareDecile?: number | null }, inputPath: InputPath): void {
  for (const unit of ['rt', 'rw'] as const) {
    const value = facts[unit];
    if (value != null && !/^\d{1,3}$/.test(value)) throw badUserInput([...inputPath, unit], 'not a unit number', '1 to 3 digits');
  }
  const decile = facts.welfareDecile;
  if (decile != null && (decile < 1 || decile > 10)) throw badUserInput([...inputPath, 'welfareDecile'], `${decile} is out of range`, '1 to 10');
}

/** RT and RW are stored as three digits, so that they sort as numbers do. */
export function unitNumber(value: string | null | undefined): string | null {
  return value?.padStart(3, '0') ?? null;
}

/**
 * A reason as it is stored, without outer spaces.
 * @throws HubError BAD_USER_INPUT for none, one longer than 1,000 characters, or one that holds a zero byte.
 */
export function requiredReason(text: string, inputPath: InputPath): string {
  const reason = text.trim();
  if (reason === '' || reason.length > longestReason || reason.includes('\0')) {
    throw badUserInput(inputPath, 'empty, too long or unreadable', `1 to ${longestReason.toLocaleString('en')} characters`);
  }
  return reason;
}
