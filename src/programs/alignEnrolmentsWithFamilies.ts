import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../base/calendar.ts';
import type { Hooks } from '../events/Hooks.ts';
import { familiesMerged, familyGone, familyMoved, type FamiliesMerged } from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { isActiveSql } from './periods.ts';

/** Aligns enrolments with changes of their families. A foreign key updates the village of an enrolment. */
export function alignEnrolmentsWithFamilies(hooks: Hooks): void {
  hooks.on(familyMoved, (em, { family, movedOn, viewer, today }) =>
    leavePrograms(em, family.id, { on: movedOn, recordedBy: viewer.id, today }),
  );
  hooks.on(familiesMerged, mergeEnrolments);
  hooks.on(familyGone, async (em, { family, goneOn, viewer }) => {
    await queryIn(
      em,
      `update enrolment e set ended_on = greatest(e.enrolled_on, $2::date), outcome = 'WITHDRAWN', end_reason = 'The monitoring of the family has ended.',
          recorded_by = $3, recorded_at = now()
        where e.family_id = $1 and e.ended_on is null`,
      [family.id, goneOn, viewer.id],
    );
  });
}

/**
 * Moves the enrolments of a merged family to the family that stays. If both are enrolled in one program, the earlier enrolment continues
 * and the other one ends today: a family has at most one enrolment in a program.
 */
async function mergeEnrolments(em: SqlEntityManager, { kept, merged, viewer, today }: FamiliesMerged): Promise<void> {
  await queryIn(
    em,
    `update enrolment e set ended_on = greatest(e.enrolled_on, $3::date), outcome = 'WITHDRAWN', end_reason = 'The family was registered twice; its other place goes on.',
        recorded_by = $4, recorded_at = now()
      from enrolment other
      where e.ended_on is null and other.ended_on is null and e.program_id = other.program_id and e.id <> other.id
        and e.family_id = any($1::uuid[]) and other.family_id = any($1::uuid[]) and e.family_id <> other.family_id
        and (other.enrolled_on, other.family_id <> $2) < (e.enrolled_on, e.family_id <> $2)`,
    [[kept.id, merged.id], kept.id, today, viewer.id],
  );
  await queryIn(em, 'update enrolment set family_id = $2, village_code = $3 where family_id = $1', [merged.id, kept.id, kept.villageCode]);
  await leavePrograms(em, kept.id, { on: today, recordedBy: viewer.id, today });
}

/** Ends a family's enrolments in programs that do not work in its current village. */
async function leavePrograms(
  em: SqlEntityManager,
  familyId: string,
  { on, recordedBy, today }: { on: IsoDate; recordedBy: string; today: IsoDate },
): Promise<void> {
  await queryIn(
    em,
    `update enrolment e set ended_on = greatest(e.enrolled_on, $2::date), outcome = 'WITHDRAWN', end_reason = 'The family moved to a village where the program does not work.',
        recorded_by = $3, recorded_at = now()
      where e.family_id = $1 and e.ended_on is null
        and not exists (select from village_program vp where vp.program_id = e.program_id and vp.village_code = e.village_code and ${isActiveSql('$4::date')})`,
    [familyId, on, recordedBy, today],
  );
}
