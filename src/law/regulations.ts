import { z } from 'zod';
import listed from './regulations.json' with { type: 'json' };

/** An ISO 8601 date, or a year where the day is not known here. */
const dayOrYear = z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/);

const regulation = z.strictObject({
  code: z.string(),
  title: z.string(),
  holdsFrom: dayOrYear,
  holdsUntil: dayOrYear.nullable(),
  basisOf: z.string(),
});

/** A regulation that rules of the hub rest on. */
export type Regulation = z.infer<typeof regulation>;

/** The regulations that rules of the hub rest on, oldest first, as `regulations.json` has them. */
export const regulations: readonly Regulation[] = z.array(regulation).parse(listed);

/** Whether a regulation no longer holds on a day: after its last day, or its last year. */
export function hasEnded({ holdsUntil }: Pick<Regulation, 'holdsUntil'>, on: string): boolean {
  return holdsUntil !== null && on.slice(0, holdsUntil.length) > holdsUntil;
}
