import { daysPerMonth, type GrowthSex } from '../../growth/index.ts';

/** Lower ends of the age groups in months; each ends where the next begins, the last at 60 (WHO's package). */
const groupStarts = [0, 6, 12, 24, 36, 48] as const;
const endsAtMonths = 60;
const ages = ['0-5 months', '6-11 months', '12-23 months', '24-35 months', '36-47 months', '48-59 months'] as const;
const sexes: readonly GrowthSex[] = ['FEMALE', 'MALE'];

const unknownAge = ages.length;
const agesAndUnknown = ages.length + 1;
const unknownSex = sexes.length;

/** Children are counted in cells of sex and age group, either of which may be unknown; the groups are unions of cells. */
export const cellCount = agesAndUnknown * (sexes.length + 1);

export function cellOf(sex: GrowthSex | null, ageInDays: number | null): number {
  return (sex === null ? unknownSex : sexes.indexOf(sex)) * agesAndUnknown + ageGroupOf(ageInDays);
}

/** The months are not rounded: 5.99 months are in the first group. */
function ageGroupOf(ageInDays: number | null): number {
  if (ageInDays === null || ageInDays < 0) return unknownAge;
  const months = ageInDays / daysPerMonth;
  return months < endsAtMonths ? groupStarts.findLastIndex((start) => months >= start) : unknownAge;
}

export interface Group {
  /** What divides the children: `all`, `age`, `sex`, `age and sex`. */
  by: string;
  /** Which of them. */
  level: string;
  cells: readonly number[];
}

/** The groups of the prevalence table, in the order of WHO's package. */
export const groups: readonly Group[] = [
  group('all', 'all', () => true),
  ...ages.map((name, age) => group('age', name, (_, cellAge) => cellAge === age)),
  ...sexes.map((name, sex) => group('sex', name.toLowerCase(), (cellSex) => cellSex === sex)),
  ...ages.flatMap((ageName, age) =>
    sexes.map((sexName, sex) =>
      group('age and sex', `${ageName} ${sexName.toLowerCase()}`, (cellSex, cellAge) => cellSex === sex && cellAge === age),
    ),
  ),
];

function group(by: string, level: string, includes: (sex: number, age: number) => boolean): Group {
  const cells = Array.from({ length: cellCount }, (_, cell) => cell).filter((cell) =>
    includes(Math.floor(cell / agesAndUnknown), cell % agesAndUnknown),
  );
  return { by, level, cells };
}
