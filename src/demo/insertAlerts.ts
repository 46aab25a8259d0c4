import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { alertCatalogue } from '../stunting/alertCatalogue.ts';
import type { DemoAlert } from './demoMeasurements.ts';
import type { DemoIds } from './DemoIds.ts';
import type { Random } from './Random.ts';

/** Inserts alerts and their events in the order of the measuring days; some have been acknowledged. */
export async function insertAlerts(
  em: SqlEntityManager,
  alerts: readonly (DemoAlert & { villageCode: string; villageName: string })[],
  random: Random,
  ids: DemoIds,
): Promise<void> {
  const inOrder = alerts.toSorted((a, b) => (a.measuredOn < b.measuredOn ? -1 : a.measuredOn > b.measuredOn ? 1 : 0));
  const rows = inOrder.map(
    ({ kind, childId, measurementId, measuredOn, villageCode, villageName, ageInMonths, haz, whz, oedema, earlierHaz, grounds }, n) => ({
      n,
      id: ids.next(),
      kind,
      severity: alertCatalogue[kind].severity,
      status: random.chance(0.35) ? 'ACKNOWLEDGED' : 'OPEN',
      raised_at: `${measuredOn}T03:00:00Z`,
      since: measuredOn,
      village_code: villageCode,
      child_id: childId,
      measurement_id: measurementId,
      facts: { villageName, ageInMonths, haz, whz, oedema, earlierHaz, grounds },
    }),
  );
  await queryIn(
    em,
    `with given as (
        select * from json_to_recordset($1::json) as r (n int, id uuid, kind text, severity text, status text, raised_at timestamptz, since date,
          village_code text, child_id uuid, measurement_id uuid, facts jsonb)
      ), raised as (
        insert into alert_event (alert_id, type, village_code, kind, severity, at)
        select id, 'RAISED', village_code, kind, severity, raised_at from given order by n returning seq, alert_id
      )
      insert into alert (id, kind, severity, status, raised_at, since, raised_seq, village_code, child_id, measurement_id, facts, acknowledged_by, acknowledged_at, demo)
      select id, kind, severity, status, raised_at, since, seq, village_code, child_id, measurement_id, facts,
          case status when 'ACKNOWLEDGED' then 'demo' end, case status when 'ACKNOWLEDGED' then raised_at + interval '5 hours' end, true
      from given join raised on raised.alert_id = given.id`,
    [JSON.stringify(rows)],
  );
  await queryIn(
    em,
    `insert into alert_event (alert_id, type, village_code, kind, severity, at)
      select id, 'ACKNOWLEDGED', village_code, kind, severity, acknowledged_at from alert where status = 'ACKNOWLEDGED' order by raised_seq`,
  );
}
