import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryPrepared } from '../store/queryIn.ts';
import { rowsFromJson } from '../store/rowsFromJson.ts';
import type { ChildHistory, LatestState } from './ChildHistory.ts';
import type { Measurement } from './Measurement.ts';
import { measurementColumn, measurementTypes } from './measurementColumns.ts';

const names = Object.keys(measurementTypes) as (keyof Measurement)[];

const latest: Record<keyof LatestState, string> = {
  childId: 'uuid',
  measurementId: 'uuid',
  measuredOn: 'date',
  haz: 'double precision',
  stunted: 'boolean',
  severelyStunted: 'boolean',
  whz: 'double precision',
  wasted: 'boolean',
};

const sql = `with stored as (
    insert into measurement (${names.map(measurementColumn).join(', ')}) select ${names.map((name) => `r."${name}"`).join(', ')} from ${rowsFromJson('$1', measurementTypes)}
  ), rejudged as (
    update measurement m set weight_trend = r."weightTrend", implausible_by = r."implausibleBy"
    from ${rowsFromJson('$2', { id: 'uuid', weightTrend: 'text', implausibleBy: 'text[]' })} where m.id = r.id
  )
  update child c set latest_measurement_id = r."measurementId", last_measured_on = r."measuredOn", latest_haz = r.haz, stunted = r.stunted,
    severely_stunted = r."severelyStunted", latest_whz = r.whz, wasted = r.wasted
  from ${rowsFromJson('$3', latest)} where c.id = r."childId"`;

/**
 * Stores the measurements that were added to histories, the changed assessments of later ones and the latest state of the children, with
 * one statement, inside the transaction that holds the locks of the children.
 */
export async function storeRecorded(em: SqlEntityManager, histories: readonly ChildHistory[]): Promise<void> {
  await queryPrepared(em, 'recorded measurements', sql, [
    JSON.stringify(histories.flatMap((history) => history.toStore())),
    JSON.stringify(
      histories.flatMap((history) => history.rejudged().map(({ id, weightTrend, implausibleBy }) => ({ id, weightTrend, implausibleBy }))),
    ),
    JSON.stringify(histories.map((history) => history.latestState())),
  ]);
}
