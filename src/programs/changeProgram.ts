import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import { conflict } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { checkProgram, requireText } from './checks.ts';
import { longestName } from './createPartner.ts';
import { readEligibilityRule } from './eligibilityRule.ts';
import { lockOwnProgram } from './lockProgram.ts';
import type { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';
import { checkPartners, replaceSupporters, supportersOf } from './programPartners.ts';

/** The changes: a field that is left out is unchanged, null removes an optional value. */
export interface ProgramChange {
  name?: string | null;
  leadId?: string | null;
  partnerIds?: string[] | null;
  startsOn?: IsoDate | null;
  endsOn?: IsoDate | null;
  budgetIdr?: number | null;
  capacity?: number | null;
  eligibility?: { anyOf: object[] } | null;
}

/**
 * Changes a program. Enrolled families stay enrolled, even if a new rule makes them ineligible.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (program, partner), FORBIDDEN, or CONFLICT when its enrolments contradict
 *   the new dates or capacity; nothing is stored.
 */
export async function changeProgram(id: string, change: ProgramChange, { store, areas, viewer }: ProgramOperation): Promise<Program> {
  const name = change.name == null ? null : requireText(change.name, longestName, ['input', 'name']);
  const eligibility = change.eligibility == null ? change.eligibility : readEligibilityRule(change.eligibility, ['input', 'eligibility']);

  return store.transaction(async (em) => {
    const program = await lockOwnProgram(em, id, { areas, viewer }, ['id']);
    program.name = name ?? program.name;
    program.leadId = change.leadId ?? program.leadId;
    program.startsOn = change.startsOn ?? program.startsOn;
    program.endsOn = kept(change.endsOn, program.endsOn);
    program.budgetIdr = kept(change.budgetIdr, program.budgetIdr);
    program.capacity = kept(change.capacity, program.capacity);
    program.eligibility = kept(eligibility, program.eligibility);
    checkProgram(program);
    await checkEnrolments(em, program);

    const supporterIds = change.partnerIds ?? (await supportersOf(em, id));
    await checkPartners(em, { leadId: program.leadId, supporterIds });
    await em.flush();
    if (change.partnerIds != null) await replaceSupporters(em, id, supporterIds);
    return program;
  });
}

function kept<Value>(changed: Value | null | undefined, stored: Value | null): Value | null {
  return changed === undefined ? stored : changed;
}

async function checkEnrolments(em: SqlEntityManager, { id, startsOn, endsOn, capacity }: Program): Promise<void> {
  const [row] = await queryIn<{ first: IsoDate | null; last: IsoDate | null; now: number }>(
    em,
    'select min(enrolled_on)::text as first, max(enrolled_on)::text as last, count(*) filter (where ended_on is null)::int as now from enrolment where program_id = $1',
    [id],
  );
  const { first = null, last = null, now = 0 } = row ?? {};
  if (first !== null && first < startsOn) throw conflict(['input', 'startsOn'], 'programs.enrolledBeforeStart', { date: first });
  if (last !== null && endsOn !== null && endsOn < last) throw conflict(['input', 'endsOn'], 'programs.enrolledAfterEnd', { date: last });
  if (capacity !== null && capacity < now) throw conflict(['input', 'capacity'], 'programs.capacityBelowEnrolled', { count: now });
}
