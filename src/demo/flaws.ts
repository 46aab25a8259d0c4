import type { DemoChild, DemoFamily, DemoPerson } from './DemoFamily.ts';
import type { DemoIds } from './DemoIds.ts';

/*
 * What a register has beside its records: measurements that are more likely an error than the child, and families that are registered
 * twice. Few of each, so that the lists of them show something, and no figure is moved.
 */

type Measuring = DemoChild['measurings'][number];

/** Ways in which the last measurement of a child was written wrongly, in turn. */
const mistakes: readonly ((last: Measuring, before: Measuring) => Pick<Measuring, 'heightCm' | 'weightKg'>)[] = [
  // The board was read 10 cm too high.
  ({ heightCm, weightKg }) => ({ heightCm: oneDecimal(heightCm + 10), weightKg }),
  // Two digits were exchanged, where that can be told; else the board was read too low.
  ({ heightCm, weightKg }) => ({ heightCm: exchanged(heightCm) ?? oneDecimal(heightCm - 6), weightKg }),
  // The scale was read 4 kg too high.
  ({ heightCm, weightKg }) => ({ heightCm, weightKg: oneDecimal(weightKg + 4) }),
  // The values of the month before were copied.
  (_, { heightCm, weightKg }) => ({ heightCm, weightKg }),
];

/** Measurements of a child that a mistake can be told by. */
const enough = 6;

/** Whether a mistake in its last measurement can be told. */
export function mayBeMistaken({ measurings }: DemoChild): boolean {
  const last = measurings.at(-1);
  // From half a year to two years every month shows.
  return measurings.length >= enough && last !== undefined && last.ageInDays > 240 && last.ageInDays < 700;
}

/** The child with a mistake in its last measurement. @param nth which kind of mistake. */
export function withMistake(child: DemoChild, nth: number): DemoChild {
  const [before, last] = child.measurings.slice(-2);
  const mistake = mistakes[nth % mistakes.length];
  if (before === undefined || last === undefined || mistake === undefined) return child;
  return { ...child, measurings: [...child.measurings.slice(0, -1), { ...last, ...mistake(last, before) }] };
}

/** The value with its first two digits exchanged: 78.5 for 87.5; null where nobody could take the one for the other. */
function exchanged(value: number): number | null {
  const digits = String(value);
  const other = Number(`${digits.charAt(1)}${digits.charAt(0)}${digits.slice(2)}`);
  return Math.abs(other - value) < 5 || other < value * 0.85 || other > 110 ? null : other;
}

/** Whether a family can have been registered twice: it has a father and a mother, and a child under five. */
export function mayBeTwice({ members, children }: DemoFamily): boolean {
  return children.length > 0 && members.some(({ relation }) => relation === 'SPOUSE');
}

/** The family as somebody else registered it: names are spelled otherwise, NIKs are not known, and nobody has been measured. */
export function registeredAgain(family: DemoFamily, ids: DemoIds): DemoFamily {
  const id = ids.next();
  const again = new Map<string, DemoPerson>(
    family.members.map((person) => [person.id, { ...person, id: ids.next(), name: spelledOtherwise(person.name), nik: null }]),
  );
  return {
    ...family,
    id,
    members: [...again.values()],
    children: family.children.flatMap((child) => {
      const person = again.get(child.person.id);
      return person === undefined ? [] : [{ ...child, person, measurings: [] }];
    }),
  };
}

/** A name in another spelling: Rizki for Rizky, Aisah for Aisyah, Fatima for Fatimah. */
function spelledOtherwise(name: string): string {
  return name.replace(/sy/g, 's').replace(/mm/g, 'm').replace(/y\b/g, 'i').replace(/ah\b/g, 'a');
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
