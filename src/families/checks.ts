import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { nikProblem } from '../access/nik/nikStructure.ts';
import { badUserInput, type InputPath } from '../base/errors.ts';
import { daysPastDue } from './cohorts.ts';
import { FamilyRelation, Sex } from './enums.ts';
import { checkFamilyCard } from './familyCard.ts';
import type { NewPerson } from './NewFamily.ts';

const longestReason = 1_000;
const longestName = 100;
/** Completed years from which the sex may be unknown: a file that names a parent does not always say which. */
const adultYears = 18;
/** A birth is due 280 days after the last period (Naegele's rule), so no due date lies further ahead. */
const longestPregnancyDays = 280;

/**
 * @throws HubError BAD_USER_INPUT when a name is empty or longer than 100 characters, a birth date lies in the future, the sex of somebody
 * under 18 is not known, or a NIK cannot be one.
 */
export function checkPerson(
  person: Pick<NewPerson, 'name' | 'bornOn' | 'nik'> & { sex?: Sex },
  today: IsoDate,
  inputPath: InputPath,
): void {
  const length = person.name.trim().length;
  if (length === 0 || length > longestName || person.name.includes('\0'))
    throw badUserInput([...inputPath, 'name'], 'shared.textEmptyOrTooLong', { longest: longestName });
  if (person.bornOn != null && person.bornOn > today)
    throw badUserInput([...inputPath, 'bornOn'], 'shared.dateInFuture', { date: person.bornOn, today });
  if (person.sex === Sex.UNKNOWN && person.bornOn != null && person.bornOn > monthsBefore(today, 12 * adultYears))
    throw badUserInput([...inputPath, 'sex'], 'families.sexOfChildUnknown', { years: adultYears });
  const problem = person.nik == null ? null : nikProblem(person.nik);
  if (problem !== null) throw badUserInput([...inputPath, 'nik'], 'access.notANik', { problem: problem });
}

/** What is given of a person's marriage and pregnancy, with the sex and relation it must agree with. */
export type PersonalFacts = Pick<NewPerson, 'sex' | 'relation' | 'married' | 'marriagePlannedOn' | 'pregnantDueOn'>;

/**
 * @throws HubError BAD_USER_INPUT for a pregnant man, an impossible due date, a marriage planned for the past, or a spouse who is not
 * married.
 */
export function checkPersonalFacts(
  { sex, relation, married, marriagePlannedOn, pregnantDueOn }: PersonalFacts,
  today: IsoDate,
  inputPath: InputPath,
): void {
  if (relation === FamilyRelation.SPOUSE && married === false) throw badUserInput([...inputPath, 'married'], 'families.spouseNotMarried');
  if (marriagePlannedOn != null && marriagePlannedOn < today)
    throw badUserInput([...inputPath, 'marriagePlannedOn'], 'families.dateHasPassed', { date: marriagePlannedOn, today });
  if (pregnantDueOn == null) return;
  if (sex === Sex.MALE) throw badUserInput([...inputPath, 'pregnantDueOn'], 'families.maleWithDueDate');
  if (sex === Sex.UNKNOWN) throw badUserInput([...inputPath, 'sex'], 'families.sexOfPregnantUnknown');
  const days = (Date.parse(pregnantDueOn) - Date.parse(today)) / 86_400_000;
  if (days < -daysPastDue || days > longestPregnancyDays) {
    throw badUserInput([...inputPath, 'pregnantDueOn'], 'families.dueDateImpossible', {
      date: pregnantDueOn,
      past: daysPastDue,
      ahead: longestPregnancyDays,
    });
  }
}

/**
 * @param pathOf where in the input the member at an index is.
 * @throws HubError BAD_USER_INPUT for a child of the head who is not younger than the head.
 */
export function checkChildrenOfHead(
  headBornOn: IsoDate | null | undefined,
  members: readonly Pick<NewPerson, 'bornOn' | 'relation'>[],
  pathOf: (index: number) => InputPath,
): void {
  if (headBornOn == null) return;
  for (const [index, { bornOn, relation }] of members.entries()) {
    if (relation === FamilyRelation.CHILD && bornOn != null && bornOn <= headBornOn) {
      throw badUserInput([...pathOf(index), 'bornOn'], 'families.childOlderThanHead');
    }
  }
}

/** @throws HubError BAD_USER_INPUT for an RT or RW that is no number of 1 to 3 digits, or a decile outside 1 to 10. */
export function checkFamilyFacts(
  facts: { familyCard?: string | null; rt?: string | null; rw?: string | null; welfareDecile?: number | null },
  inputPath: InputPath,
): void {
  checkFamilyCard(facts.familyCard, [...inputPath, 'familyCard']);
  for (const unit of ['rt', 'rw'] as const) {
    const value = facts[unit];
    if (value != null && !/^\d{1,3}$/.test(value)) throw badUserInput([...inputPath, unit], 'families.unitNumber');
  }
  const decile = facts.welfareDecile;
  if (decile != null && (decile < 1 || decile > 10))
    throw badUserInput([...inputPath, 'welfareDecile'], 'shared.outOfRange', { value: decile, lowest: 1, highest: 10 });
}

/** RT and RW are stored as three digits, so that they sort as numbers do. */
export function unitNumber(value: string | null | undefined): string | null {
  return value?.padStart(3, '0') ?? null;
}

/**
 * A reason as stored, trimmed.
 * @throws HubError BAD_USER_INPUT for an empty reason, a reason longer than 1,000 characters, or one with a zero byte.
 */
export function requiredReason(text: string, inputPath: InputPath): string {
  const reason = text.trim();
  if (reason === '' || reason.length > longestReason || reason.includes('\0')) {
    throw badUserInput(inputPath, 'shared.textEmptyOrTooLong', { longest: longestReason });
  }
  return reason;
}
