import { Role } from './Role.ts';

/**
 * The largest cost of one operation that each role may ask: objects that may be answered (docs/limits.md says how they are counted).
 *
 * The hub's own operations cost up to 722, twenty villages with twenty children and their latest measurement 1,641. Five hundred villages
 * with five hundred children each cost 251,001 and fit nobody's: they are asked a page at a time, or exported.
 */
export const costBudgets: Readonly<Record<Role, number>> = {
  [Role.ANONYMOUS]: 2_500,
  [Role.ANALYST]: 20_000,
  [Role.PARTNER]: 10_000,
  [Role.CADRE]: 10_000,
  [Role.MIDWIFE]: 10_000,
  [Role.FIELD_OFFICER]: 20_000,
  [Role.ADMINISTRATOR]: 50_000,
};
