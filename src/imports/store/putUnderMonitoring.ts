import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { notFound } from '../../base/errors.ts';
import { childrenChanged, insertChildren, newChildRow } from '../../children/index.ts';
import { Sex, type Person } from '../../families/index.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { LockedRecords } from './lockKnown.ts';
import type { RowToStore } from './RowToStore.ts';
import type { StoringOperation } from './written.ts';

/** Puts children under growth monitoring whose persons are stored by now. */
export async function putUnderMonitoring(
  em: SqlEntityManager,
  rows: readonly RowToStore[],
  known: LockedRecords,
  { hooks, viewer }: StoringOperation,
): Promise<void> {
  const made = new Map(rows.flatMap(({ registration: { family } }) => (family === null ? [] : [[family.id, family.villageCode] as const])));
  const isMade = new Set(rows.flatMap(({ registration }) => registration.people.map(({ id }) => id)));
  const children = rows.flatMap((row) => {
    const { child } = row.writes;
    if (child === null) return [];
    const villageCode = made.get(child.familyId) ?? known.families.get(child.familyId)?.villageCode;
    const person = known.persons.get(child.id);
    if (villageCode === undefined || (person === undefined && !isMade.has(child.id)) || person?.isChild === true) {
      row.error = notFound([], 'shared.noSuchFamily');
      return [];
    }
    const { sex, ...facts } = child;
    if (sex === Sex.UNKNOWN) return [];
    row.written.childId = child.id;
    const named: Pick<Person, 'id' | 'name' | 'nik' | 'nikDiffers'> = { id: child.id, name: child.name, nik: null, nikDiffers: [] };
    return [newChildRow(named, { ...facts, sex, villageCode, posyanduId: known.posyandus.get(child.id) ?? null, recordedBy: viewer.id })];
  });
  await insertChildren(em, children);
  const going = rows.flatMap((row) => {
    const { posyandu, child } = row.writes;
    const after = posyandu === null || child !== null ? undefined : known.posyandus.get(posyandu.childId);
    return posyandu === null || after === undefined ? [] : [{ row, id: posyandu.childId, after, village: posyandu.villageCode }];
  });
  const moved = await sendToPosyandus(em, going);
  for (const { row, id, after } of going)
    if (moved.has(id)) row.written.facts = [...(row.written.facts ?? []), { of: 'posyanduId', id, before: moved.get(id) ?? null, after }];
  const childIds = [...children.map(({ id }) => id), ...moved.keys()];
  if (childIds.length > 0) await hooks.run(childrenChanged, em, { childIds });
}

/** Lets locked children go to other posyandu of their village. @returns the posyandu that each went to before. */
async function sendToPosyandus(
  em: SqlEntityManager,
  going: readonly { id: string; after: string; village: string }[],
): Promise<Map<string, string | null>> {
  if (going.length === 0) return new Map();
  const rows = await queryIn<{ id: string; before: string | null }>(
    em,
    `update child c set posyandu_id = r.after from json_to_recordset($1::json) as r (id uuid, after uuid, village text), child old
      where c.id = r.id and old.id = c.id and c.village_code = r.village and c.posyandu_id is distinct from r.after
      returning c.id, old.posyandu_id as before`,
    [JSON.stringify([...new Map(going.map(({ id, after, village }) => [id, { id, after, village }])).values()])],
  );
  return new Map(rows.map(({ id, before }) => [id, before]));
}
