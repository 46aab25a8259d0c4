import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../access/audit/recordWrite.ts';
import { badUserInput } from '../base/errors.ts';
import type { Hooks } from '../events/Hooks.ts';
import { posyanduClosing, posyanduMerged, type PosyanduClosing, type PosyanduMerged } from '../posyandu/index.ts';
import { lockRows } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { currentMeasurementSql } from './connectionSpecs.ts';

/** Keeps children where their posyandu is, whatever becomes of it. */
export function alignChildrenWithPosyandu(hooks: Hooks, store: Store): void {
  hooks.on(posyanduMerged, (em, fact) => moveChildren(em, fact, store));
  hooks.on(posyanduClosing, refuseBeforeMeasurements);
}

async function moveChildren(em: SqlEntityManager, { keptId, mergedId }: PosyanduMerged, store: Store): Promise<void> {
  const children = await queryIn<{ id: string }>(em, 'select id from child where posyandu_id = $1', [mergedId]);
  const personIds = children.map(({ id }) => id);
  await lockRows(em, 'child', personIds);
  await queryIn(em, 'update child set posyandu_id = $1 where posyandu_id = $2', [keptId, mergedId]);
  if (personIds.length > 0) recordWrite(store, em, { field: 'Child', personIds });
}

/** @throws HubError BAD_USER_INPUT if something was measured there after the day. */
async function refuseBeforeMeasurements(em: SqlEntityManager, { id, on }: PosyanduClosing): Promise<void> {
  const [later] = await queryIn<{ day: string | null }>(
    em,
    `select max(m.measured_on)::text as day from measurement m where m.posyandu_id in (select id from posyandu where $1 in (id, merged_into_id))
      and m.measured_on > $2 and ${currentMeasurementSql}`,
    [id, on],
  );
  if (later?.day != null) throw badUserInput(['on'], 'posyandu.measuredLater', { date: on, measuredOn: later.day });
}
