import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { MeasuringPosition } from '../../children/index.ts';
import { queryIn } from '../../store/queryIn.ts';

/** A measurement of a day that a row is about: the one that counts, or one that was corrected or voided. */
export interface KnownMeasurement {
  readonly id: string;
  readonly childId: string;
  readonly measuredOn: string;
  readonly weightKg: number | null;
  readonly heightCm: number | null;
  readonly position: MeasuringPosition | null;
  readonly headCircumferenceCm: number | null;
  readonly upperArmCircumferenceCm: number | null;
  readonly supersededById: string | null;
  readonly void: boolean;
}

/** What the hub has of children on days, with one statement, by `<child> <day>`; nothing that an import had stored which was undone. */
export async function readMeasured(
  em: SqlEntityManager,
  days: readonly { childId: string; measuredOn: string }[],
): Promise<Map<string, KnownMeasurement[]>> {
  if (days.length === 0) return new Map();
  const rows = await queryIn<KnownMeasurement>(
    em,
    `select m.id, m.child_id as "childId", m.measured_on::text as "measuredOn", m.weight_kg as "weightKg", m.height_cm as "heightCm", m.position,
        m.head_circumference_cm as "headCircumferenceCm", m.upper_arm_circumference_cm as "upperArmCircumferenceCm",
        m.superseded_by_id as "supersededById", m.void
      from json_to_recordset($1::json) as r (child uuid, day date) join measurement m on m.child_id = r.child and m.measured_on = r.day
      where not exists (select from measurement_origin o join import_job j on j.id = o.job_id where o.measurement_id = m.id and j.state = 'UNDONE')
      order by m.recorded_at desc, m.id`,
    [JSON.stringify(days.map(({ childId, measuredOn }) => ({ child: childId, day: measuredOn })))],
  );
  return Map.groupBy(rows, ({ childId, measuredOn }) => `${childId} ${measuredOn}`);
}
