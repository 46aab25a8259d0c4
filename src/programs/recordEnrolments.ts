import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { EnrolmentOutcome } from './enums.ts';
import { lockProgram, requireOwnProgram } from './lockProgram.ts';
import type { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';

/** A time of a family in a program, past or still running, as a list of what was given tells it. */
export interface RecordedEnrolment {
  /** Key of the new enrolment. */
  id: string;
  familyId: string;
  enrolledOn: IsoDate;
  /** Null while it lasts. */
  endedOn: IsoDate | null;
}

/**
 * Locks the program that enrolments are recorded in, before the locks of their families.
 * @throws HubError NOT_FOUND, or FORBIDDEN for a partner that has no part in it.
 */
export async function lockRecordedProgram(em: SqlEntityManager, programId: string, { viewer }: ProgramOperation): Promise<Program> {
  const program = await lockProgram(em, programId, ['programId']);
  await requireOwnProgram(em, programId, viewer, ['programId']);
  return program;
}

/** @throws HubError BAD_USER_INPUT for days that cannot be. */
export function checkRecordedEnrolment(
  { enrolledOn, endedOn }: Pick<RecordedEnrolment, 'enrolledOn' | 'endedOn'>,
  { startsOn }: Pick<Program, 'startsOn'>,
  today: IsoDate,
): void {
  for (const date of [enrolledOn, endedOn ?? enrolledOn])
    if (date > today) throw badUserInput(['enrolledOn'], 'shared.dateInFuture', { date, today });
  if (enrolledOn < startsOn) throw badUserInput(['enrolledOn'], 'programs.beforeFirstDay', { date: enrolledOn, startsOn });
}

/**
 * Records enrolments of families of a program, all of which are locked, with one statement. What was given is a fact: neither eligibility
 * nor places are asked. A time that overlaps with one of the family that is there, or comes before it in the list, is not recorded again.
 * @returns the keys of those that were recorded.
 */
export async function recordEnrolments(
  em: SqlEntityManager,
  programId: string,
  enrolments: readonly RecordedEnrolment[],
  { store, viewer }: ProgramOperation,
): Promise<Set<string>> {
  const fresh: RecordedEnrolment[] = [];
  for (const enrolment of enrolments)
    if (!fresh.some((other) => other.familyId === enrolment.familyId && overlaps(other, enrolment))) fresh.push(enrolment);
  if (fresh.length === 0) return new Set();
  const rows = await queryIn<{ id: string; familyId: string }>(
    em,
    `insert into enrolment (id, program_id, family_id, village_code, enrolled_on, ended_on, outcome, recorded_by, recorded_at, demo)
      select r.id, $2, f.id, f.village_code, r."enrolledOn", r."endedOn", case when r."endedOn" is not null then $3 end, $4, now(), false
      from json_to_recordset($1::json) as r (id uuid, "familyId" uuid, "enrolledOn" date, "endedOn" date) join family f on f.id = r."familyId"
      where not exists (
        select from enrolment e where e.program_id = $2 and e.family_id = f.id and ${counts('e')}
          and e.enrolled_on <= coalesce(r."endedOn", 'infinity') and r."enrolledOn" <= coalesce(e.ended_on, 'infinity')
      ) returning id, family_id as "familyId"`,
    [JSON.stringify(fresh), programId, EnrolmentOutcome.COMPLETED, viewer.id],
  );
  recordWrite(store, em, { field: 'Enrolment', familyIds: rows.map(({ familyId }) => familyId) });
  return new Set(rows.map(({ id }) => id));
}

/**
 * Takes back enrolments that were recorded by mistake: they are withdrawn on their first day. Their families are locked.
 * @returns the keys of those that were taken back; interventions rest on the others, or somebody has ended them since.
 */
export async function takeBackEnrolments(
  em: SqlEntityManager,
  enrolments: readonly RecordedEnrolment[],
  reason: string,
): Promise<Set<string>> {
  if (enrolments.length === 0) return new Set();
  const rows = await queryIn<{ id: string }>(
    em,
    `update enrolment e set ended_on = e.enrolled_on, outcome = $2, end_reason = $3
      from json_to_recordset($1::json) as r (id uuid, "endedOn" date)
      where e.id = r.id and e.ended_on is not distinct from r."endedOn" and not exists (select from intervention i where i.enrolment_id = e.id)
      returning e.id`,
    [JSON.stringify(enrolments), EnrolmentOutcome.WITHDRAWN, reason],
  );
  return new Set(rows.map(({ id }) => id));
}

/** SQL of whether an enrolment counts: one that was withdrawn on its first day was none. */
export function counts(enrolment: string): string {
  return `(${enrolment}.outcome is distinct from 'WITHDRAWN' or ${enrolment}.ended_on > ${enrolment}.enrolled_on)`;
}

function overlaps(one: RecordedEnrolment, other: RecordedEnrolment): boolean {
  return (one.endedOn === null || other.enrolledOn <= one.endedOn) && (other.endedOn === null || one.enrolledOn <= other.endedOn);
}
