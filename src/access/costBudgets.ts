import { Role } from './Role.ts';

/**
 * The largest cost of one operation for each role: the objects that it may return (docs/limits.md explains the cost).
 *
 * The hub's own operations cost up to 722, and twenty villages with twenty children and their latest measurement cost 1,641. Five hundred
 * villages with five hundred children each cost 251,001. No role may request these at once: request smaller pages, or export them.
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
