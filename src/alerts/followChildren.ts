import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { ChildrenMerged, ChildrenMoved } from '../children/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { Alert } from './Alert.ts';
import { AlertStatus } from './enums.ts';
import { resolveByHub } from './resolveByHub.ts';

/**
 * Gives the alerts of a child that was registered twice to the child that stays. An unresolved one of a kind that is
 * unresolved of the other too is resolved: it tells the same.
 * @returns whether anything happened that subscribers hear of.
 */
export async function followMergedChild(em: SqlEntityManager, { keptId, duplicateId, villageCode }: ChildrenMerged): Promise<boolean> {
  const open = { status: { $ne: AlertStatus.RESOLVED } };
  const known = new Set((await em.find(Alert, { childId: keptId, ...open })).map(({ kind }) => kind));
  const repeated = (await em.find(Alert, { childId: duplicateId, ...open }, { orderBy: { raisedSeq: 'asc' } })).filter(({ kind }) => known.has(kind));
  for (const alert of repeated) await resolveByHub(em, alert, 'The child was registered twice; the other alert tells the same.');
  await em.flush();
  await queryIn(em, 'update alert set child_id = $1 where child_id = $2', [keptId, duplicateId]);
  await followMovedChildren(em, { childIds: [keptId], villageCode });
  return repeated.length > 0;
}

/**
 * Shows the unresolved alerts of children who live in another village now to that village. What was told already
 * stays in the log as it was told, and resolved alerts stay where they were raised.
 */
export async function followMovedChildren(em: SqlEntityManager, { childIds, villageCode }: ChildrenMoved): Promise<void> {
  await queryIn(
    em,
    `update alert a set village_code = v.code, facts = jsonb_set(a.facts, '{villageName}', to_jsonb(v.name))
      from village v where v.code = $2 and a.child_id = any($1::uuid[]) and a.status <> 'RESOLVED'`,
    [childIds, villageCode],
  );
}
