import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';
import { FamilyChangeKind } from './enums.ts';
import { insertHistory } from './familyRows.ts';

/**
 * Stores the welfare deciles of locked families, with their histories; one that is as given changes nothing. The caller announces the
 * change (`familiesChanged`). @returns the families that changed, with the decile they had.
 */
export async function storeWelfare(
  em: SqlEntityManager,
  given: readonly { readonly id: string; readonly welfareDecile: number | null }[],
  recordedBy: string,
): Promise<{ id: string; before: number | null }[]> {
  const changed = await queryIn<{ id: string; before: number | null; after: number | null }>(
    em,
    `update family f set welfare_decile = r."welfareDecile" from json_to_recordset($1::json) as r (id uuid, "welfareDecile" smallint), family old
      where f.id = r.id and old.id = f.id and f.welfare_decile is distinct from r."welfareDecile"
      returning f.id, old.welfare_decile as before, f.welfare_decile as after`,
    [JSON.stringify([...new Map(given.map(({ id, welfareDecile }) => [id, { id, welfareDecile }])).values()])],
  );
  const textOf = (decile: number | null) => (decile === null ? null : String(decile));
  await insertHistory(
    em,
    changed.map(({ id, before, after }) => ({
      id: uuid(),
      familyId: id,
      kind: FamilyChangeKind.FACTS_CHANGED,
      personId: null,
      fields: [{ field: 'welfareDecile', before: textOf(before), after: textOf(after) }],
      recordedBy,
    })),
  );
  return changed;
}
