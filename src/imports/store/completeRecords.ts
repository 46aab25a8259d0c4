import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { childrenChanged } from '../../children/index.ts';
import { familiesChanged, storeWelfare } from '../../families/index.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { PlannedWrites } from '../contract.ts';
import type { StoringOperation, Written } from './written.ts';

interface Row {
  readonly writes: PlannedWrites;
  written: Written;
}

/** Stores what a file tells of the welfare of known, locked families. */
export async function completeFamilies(em: SqlEntityManager, rows: readonly Row[], { hooks, viewer }: StoringOperation): Promise<void> {
  const given = rows.flatMap((row) => {
    const { familyId, welfareDecile } = row.writes.familyFacts ?? {};
    return familyId === undefined || welfareDecile === undefined ? [] : [{ row, id: familyId, welfareDecile }];
  });
  if (given.length === 0) return;
  const changed = new Map((await storeWelfare(em, given, viewer.id)).map(({ id, before }) => [id, before]));
  for (const { row, id, welfareDecile } of given) {
    if (!changed.has(id)) continue;
    row.written.facts = [...(row.written.facts ?? []), { of: 'welfareDecile', id, before: changed.get(id) ?? null, after: welfareDecile }];
  }
  if (changed.size > 0) await hooks.run(familiesChanged, em, { familyIds: [...changed.keys()] });
}

const birthFacts = ['birthWeightKg', 'birthLengthCm'] as const;

/** Stores birth facts that the records of known, locked children lack. What they have stays. */
export async function completeChildren(em: SqlEntityManager, rows: readonly Row[], { hooks }: StoringOperation): Promise<void> {
  const given = rows.flatMap((row) => {
    const facts = row.writes.childFacts;
    return facts === null || birthFacts.every((name) => facts[name] === undefined) ? [] : [{ row, facts }];
  });
  if (given.length === 0) return;
  const changed = await queryIn<{ id: string }>(
    em,
    `update child c set birth_weight_kg = coalesce(c.birth_weight_kg, r."birthWeightKg"), birth_length_cm = coalesce(c.birth_length_cm, r."birthLengthCm")
      from json_to_recordset($1::json) as r ("childId" uuid, "birthWeightKg" double precision, "birthLengthCm" double precision)
      where c.id = r."childId" returning c.id`,
    [JSON.stringify(given.map(({ facts }) => facts))],
  );
  for (const { row, facts } of given)
    row.written.facts = [
      ...(row.written.facts ?? []),
      ...birthFacts.flatMap((of) => {
        const after = facts[of];
        return after === undefined ? [] : [{ of, id: facts.childId, before: null, after }];
      }),
    ];
  await hooks.run(childrenChanged, em, { childIds: changed.map(({ id }) => id) });
}
