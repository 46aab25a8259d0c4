import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { ChildrenMerged, ChildrenMoved, MonitoringEnded } from '../children/index.ts';
import type { Hooks } from '../events/Hooks.ts';
import { queryIn } from '../store/queryIn.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { resolveByHub } from './resolveByHub.ts';

/**
 * Moves the alerts of a duplicate child to the child that stays. If both have an unresolved alert of the same kind, the duplicate's alert
 * is resolved.
 */
export async function mergeAlerts(em: SqlEntityManager, { keptId, duplicateId, villageCode }: ChildrenMerged, hooks: Hooks): Promise<void> {
  await lockAlertLog(em);
  const repeated = await queryIn<{ id: string; villageCode: string }>(
    em,
    `select d.id, d.village_code as "villageCode" from alert d join alert k on k.child_id = $1 and k.kind = d.kind and k.status <> 'RESOLVED'
      where d.child_id = $2 and d.status <> 'RESOLVED' order by d.raised_seq`,
    [keptId, duplicateId],
  );
  await resolveByHub(
    em,
    repeated.map(({ id }) => ({ id, reason: 'The child was registered twice; the other alert tells the same.' })),
  );
  await queryIn(em, 'update alert set child_id = $1 where child_id = $2', [keptId, duplicateId]);
  await announceAlertsChanged(
    em,
    hooks,
    repeated.map((alert) => alert.villageCode),
  );
  await moveAlerts(em, { childIds: [keptId], villageCode }, hooks);
}

/**
 * Moves the unresolved alerts of children who now live in another village to that village. Events in the log are unchanged, and resolved
 * alerts stay in the village where they were raised.
 */
export async function moveAlerts(em: SqlEntityManager, { childIds, villageCode }: ChildrenMoved, hooks: Hooks): Promise<void> {
  const elsewhere = `child_id = any($1::uuid[]) and status <> 'RESOLVED' and village_code <> $2`;
  const [first] = await queryIn(em, `select from alert where ${elsewhere} limit 1`, [childIds, villageCode]);
  if (first === undefined) return;
  await lockAlertLog(em);
  const moved = await queryIn<{ from: string }>(
    em,
    `update alert a set village_code = v.code, facts = jsonb_set(a.facts, '{villageName}', to_jsonb(v.name))
      from village v, (select id, village_code as "from" from alert where ${elsewhere}) b where v.code = $2 and b.id = a.id
      returning b."from"`,
    [childIds, villageCode],
  );
  await announceAlertsChanged(em, hooks, [villageCode, ...moved.map(({ from }) => from)]);
}

const reasons: Record<MonitoringEnded['reason'], string> = {
  DIED: 'Monitoring has ended: the child has died.',
  MOVED_OUT: 'Monitoring has ended: the child has moved out of the regency.',
  ENTERED_IN_ERROR: 'Monitoring has ended: the child was registered by mistake.',
  REFUSED: 'Monitoring has ended: the family does not want it.',
};

/** Resolves the alerts of children whose monitoring has ended. */
export async function endAlerts(em: SqlEntityManager, { childIds, reason }: MonitoringEnded, hooks: Hooks): Promise<void> {
  const unresolved = `select id, village_code as "villageCode" from alert where child_id = any($1::uuid[]) and status <> 'RESOLVED' order by raised_seq`;
  if ((await queryIn(em, unresolved, [childIds])).length === 0) return;
  await lockAlertLog(em);
  // Read again: an alert may have been resolved meanwhile.
  const ended = await queryIn<{ id: string; villageCode: string }>(em, unresolved, [childIds]);
  await resolveByHub(
    em,
    ended.map(({ id }) => ({ id, reason: reasons[reason] })),
  );
  await announceAlertsChanged(
    em,
    hooks,
    ended.map(({ villageCode }) => villageCode),
  );
}
