import { compareBirthDates } from './birthDates.ts';
import { isUnnamed, nameSimilarity, nameWords } from './names.ts';
import { candidateFrom, nameLevels, priorOdds, weightOf, weights, type Level, type NameAgreement } from './weights.ts';

/** A person as far as records are compared; null for what is not known. */
export interface MatchedPerson {
  readonly name: string;
  readonly sex: 'FEMALE' | 'MALE' | 'UNKNOWN';
  readonly bornOn: string | null;
  readonly motherName: string | null;
  /** Kemendagri code of the village. */
  readonly villageCode: string;
  readonly posyanduId: string | null;
  /** What stands for the family; null for a row that has none yet, as in a file. */
  readonly familyId: string | null;
  /** What stands for the NIK: two that differ are of two persons. */
  readonly nik: string | null;
}

/** What speaks for one person, strongest first as they are listed in the schema. */
export type MatchReason =
  | 'NAME'
  | 'SIMILAR_NAME'
  | 'BIRTH_DATE'
  | 'BIRTH_DATE_SWAPPED'
  | 'BIRTH_YEAR_OFF'
  | 'BIRTH_DATE_NEAR'
  | 'MOTHER'
  | 'POSYANDU'
  | 'VILLAGE'
  | 'FAMILY';

export interface Match {
  /** Probability that both are one person, 0 to 1, as far as the rates of `weights` hold. */
  score: number;
  reasons: MatchReason[];
}

/** Compares two records. */
export function comparePersons(one: MatchedPerson, other: MatchedPerson): Match {
  let odds = priorOdds;
  const reasons: MatchReason[] = [];
  const agree = (level: Level, reason?: MatchReason) => {
    odds += weightOf(level);
    if (reason !== undefined) reasons.push(reason);
  };

  const name = agreementOfNames(one.name, other.name);
  // A baby that is called after the mother has no name to compare: it is the mother's name that counts then.
  const unnamed = isUnnamed(one.name) || isUnnamed(other.name);
  if (!unnamed || name === 'SAME') agree(weights.name[name], name === 'SAME' ? 'NAME' : name === 'CLOSE' ? 'SIMILAR_NAME' : undefined);

  const sameDay = one.bornOn !== null && one.bornOn === other.bornOn;
  if (one.bornOn !== null && other.bornOn !== null) {
    const birth = compareBirthDates(one.bornOn, other.bornOn);
    agree(weights.birthDate[birth], reasonOfBirth[birth]);
  }
  if (one.sex !== 'UNKNOWN' && other.sex !== 'UNKNOWN') agree(weights.sex[one.sex === other.sex ? 'SAME' : 'DIFFERENT']);

  // Who lives in one family has one mother and one village with all others in it: that says nothing.
  const oneFamily = one.familyId !== null && one.familyId === other.familyId;
  const mothers = [motherOf(one), motherOf(other)] as const;
  if (!oneFamily && mothers[0] !== null && mothers[1] !== null) {
    const mother = agreementOfNames(mothers[0], mothers[1]);
    agree(weights.mother[mother], mother === 'SAME' || mother === 'CLOSE' ? 'MOTHER' : undefined);
  }
  if (!oneFamily && one.posyanduId !== null && other.posyanduId !== null) {
    const same = one.posyanduId === other.posyanduId;
    agree(weights.posyandu[same ? 'SAME' : 'DIFFERENT'], same ? 'POSYANDU' : undefined);
  }
  if (oneFamily) reasons.push('FAMILY');
  else if (one.villageCode === other.villageCode) agree(weights.place.SAME, 'VILLAGE');
  else agree(weights.place[districtOf(one) === districtOf(other) ? 'DISTRICT' : 'ELSEWHERE']);

  if (one.nik !== null && other.nik !== null && one.nik !== other.nik) agree(weights.nik.DIFFERENT);
  if (oneFamily && sameDay && name !== 'SAME' && !unnamed) agree(weights.twins.LIKELY);
  return { score: 1 / (1 + 2 ** -odds), reasons };
}

/** Whether two records are shown as one person's, for somebody to decide. */
export function isCandidate({ score }: Match): boolean {
  return score >= candidateFrom;
}

const reasonOfBirth = {
  SAME: 'BIRTH_DATE',
  SWAPPED: 'BIRTH_DATE_SWAPPED',
  YEAR_OFF: 'BIRTH_YEAR_OFF',
  NEAR: 'BIRTH_DATE_NEAR',
  SAME_MONTH: undefined,
  DIFFERENT: undefined,
} as const;

function agreementOfNames(one: string, other: string): NameAgreement {
  const similarity = nameSimilarity(one, other);
  if (similarity >= nameLevels.SAME) return 'SAME';
  if (similarity >= nameLevels.CLOSE) return 'CLOSE';
  return similarity >= nameLevels.PART ? 'PART' : 'DIFFERENT';
}

/** "By. Ny. Aminah" tells the mother's name where no other is known. */
function motherOf({ name, motherName }: MatchedPerson): string | null {
  return motherName ?? (isUnnamed(name) && nameWords(name).length > 0 ? name : null);
}

function districtOf({ villageCode }: MatchedPerson): string {
  return villageCode.slice(0, '00.00.00'.length);
}
