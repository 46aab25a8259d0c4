import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { ChildrenMerged, ChildrenMoved } from '../children/index.ts';
import type { Hooks } from '../events/Hooks.ts';
import { queryIn } from '../store/queryIn.ts';
import { announceAlertsChanged } from './alertsChanged.ts';
import { lockAlertLog } from './appendAlertEvent.ts';
import { resolveByHub } from './resolveByHub.ts';

/**
 * Gives the alerts of a child that was registered twice to the child that stays. An unresolved one of a kind that is
 * unresolved of the other too is resolved: it tells the same.
 */
export async function followMergedChild(em: SqlEntityManager, { keptId, duplicateId, villageCode }: ChildrenMerged, hooks: Hooks): Promise<void> {
  await lockAlertLog(em);
  const repeated = await queryIn<{ id: string; villageCode: string }>(
    em,
    `select d.id, d.village_code as "villageCode" from alert d join alert k on k.child_id = $1 and k.kind = d.kind and k.status <> 'RESOLVED'
      where d.child_id = $2 and d.status <> 'RESOLVED' order by d.raised_seq`,
    [keptId, duplicateId],
  );
  await resolveByHub(em, repeated.map(({ id }) => ({ id, reason: 'The child was registered twice; the other alert tells the same.' })));
  await queryIn(em, 'update alert set child_id = $1 where child_id = $2', [keptId, duplicateId]);
  await announceAlertsChanged(em, hooks, repeated.map((alert) => alert.villageCode));
  await followMovedChildren(em, { childIds: [keptId], villageCode }, hooks);
}

/**
 * Shows the unresolved alerts of children who live in another village now to that village. What was told already
 * stays in the log as it was told, and resolved alerts stay where they were raised.
 */
export async function followMovedChildren(em: SqlEntityManager, { childIds, villageCode }: ChildrenMoved, hooks: Hooks): Promise<void> {
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
