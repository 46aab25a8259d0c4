/** How two birth dates agree. */
export type BirthDateAgreement = 'SAME' | 'SWAPPED' | 'YEAR_OFF' | 'NEAR' | 'SAME_MONTH' | 'DIFFERENT';

/** Days between two dates that count as near: a date that was told from memory. */
export const nearDays = 3;

const day = 86_400_000;

/** Compares two ISO dates. */
export function compareBirthDates(one: string, other: string): BirthDateAgreement {
  if (one === other) return 'SAME';
  if (one === swapped(other)) return 'SWAPPED';
  if (one.slice(4) === other.slice(4) && Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) === 1) return 'YEAR_OFF';
  if (Math.abs(Date.parse(one) - Date.parse(other)) <= nearDays * day) return 'NEAR';
  return one.slice(0, 7) === other.slice(0, 7) ? 'SAME_MONTH' : 'DIFFERENT';
}

/** The dates that a birth date may have been written as by mistake, itself among them: all that agree with it better than by month. */
export function birthDatesBeside(date: string): string[] {
  const near = Array.from({ length: 2 * nearDays + 1 }, (_, n) =>
    new Date(Date.parse(date) + (n - nearDays) * day).toISOString().slice(0, 10),
  );
  const years = [-1, 1].map((years) => `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`);
  return [...new Set([...near, swapped(date), ...years])].filter((text) => isDate(text));
}

/** The date with day and month swapped; not a date where there is no such month. */
function swapped(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days within which all of a village are compared with one another: a month, where only the month is remembered, and half of it. */
export const daysInVillage = 45;

/**
 * Whether two records are compared at all: their birth dates agree better than by month, or lie close together in one village. What this
 * leaves out is not found (`findPairs` of src/duplicates has the same rule in SQL).
 */
export function maybeOne(
  one: { bornOn: string | null; villageCode: string },
  other: { bornOn: string | null; villageCode: string },
): boolean {
  if (one.bornOn === null || other.bornOn === null) return false;
  const agreement = compareBirthDates(one.bornOn, other.bornOn);
  if (agreement !== 'DIFFERENT' && agreement !== 'SAME_MONTH') return true;
  return one.villageCode === other.villageCode && Math.abs(Date.parse(one.bornOn) - Date.parse(other.bornOn)) <= daysInVillage * day;
}
