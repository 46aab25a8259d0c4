import { message, type Message } from '../../base/messages/index.ts';

/**
 * How a NIK is made (PP 37/2007, article 37, on UU 23/2006, article 13): six digits of the area where the person was first
 * registered (province, regency, district), six of the birth date as ddmmyy, to whose day 40 is added for women, and four of a serial
 * number.
 */
export interface NikParts {
  sex: 'FEMALE' | 'MALE';
  /** Two digits for each part of the birth date. */
  day: string;
  month: string;
  year: string;
}

/**
 * Kemendagri codes of the provinces. 54 was East Timor's until 1999: a NIK is for life (UU 23/2006, article 13), and so
 * keeps the code of an area that has gone or was divided since.
 */
const provinces = new Set([
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '21',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '51',
  '52',
  '53',
  '54',
  '61',
  '62',
  '63',
  '64',
  '65',
  '71',
  '72',
  '73',
  '74',
  '75',
  '76',
  '81',
  '82',
  '91',
  '92',
  '93',
  '94',
  '95',
  '96',
  '97',
]);

/** Days of each month. A NIK does not tell the century, so that 29 February may be of any year. */
const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The error in a NIK, without repeating the NIK; null if it is possible. */
export function nikProblem(nik: string): Message | null {
  if (!/^\d{16}$/.test(nik)) return message('access.nikLength');
  if (!provinces.has(nik.slice(0, 2))) return message('access.nikProvince');
  if (nik.slice(2, 4) === '00') return message('access.nikRegency');
  if (nik.slice(4, 6) === '00') return message('access.nikDistrict');
  const day = Number(nik.slice(6, 8)) % 40;
  if (Number(nik.slice(6, 8)) > 71 || day < 1 || day > 31) return message('access.nikDay');
  const month = Number(nik.slice(8, 10));
  if (month < 1 || month > 12) return message('access.nikMonth');
  if (day > (longestMonths[month - 1] ?? 0)) return message('access.nikDayOfMonth');
  return nik.endsWith('0000') ? message('access.nikSerial') : null;
}

/** The facts about a person that a well-formed NIK contains. */
export function nikParts(nik: string): NikParts {
  const day = Number(nik.slice(6, 8));
  return { sex: day > 40 ? 'FEMALE' : 'MALE', day: String(day % 40).padStart(2, '0'), month: nik.slice(8, 10), year: nik.slice(10, 12) };
}

/** The facts in which a NIK can differ from the register. */
export type NikDifference = 'BIRTH_DATE' | 'SEX';

/**
 * The differences between a NIK and the recorded facts about its bearer. A difference is not an error: a NIK is for life and stays the same
 * when a birth date or a sex is corrected later, so in real registers some differ. The differences are shown to viewers of the person, so
 * that they can check them.
 */
export function nikDifferences(nik: string, { sex, bornOn }: { sex: string; bornOn: string | null }): NikDifference[] {
  const parts = nikParts(nik);
  const differences: NikDifference[] = [];
  if (bornOn !== null && bornOn.slice(2) !== `${parts.year}-${parts.month}-${parts.day}`) differences.push('BIRTH_DATE');
  if (sex !== 'UNKNOWN' && sex !== parts.sex) differences.push('SEX');
  return differences;
}
