import type { Store } from '../store/Store.ts';
import type { Partner } from './Partner.ts';

/** Reads the supporting partners of many programs with one statement, by name, in the order of `programIds`. */
export async function readSupporters(store: Store, programIds: readonly string[]): Promise<Partner[][]> {
  const rows = await store.read<Partner & { programId: string }>(
    'partners of programs',
    `select pp.program_id as "programId", pa.id, pa.name, pa.helix, pa.demo
      from program_partner pp join partner pa on pa.id = pp.partner_id
      where pp.program_id = any($1::uuid[]) order by pa.name, pa.id`,
    [programIds],
  );
  const supporters = new Map<string, Partner[]>(programIds.map((id) => [id, []]));
  for (const row of rows) supporters.get(row.programId)?.push(row);
  return programIds.map((id) => supporters.get(id) ?? []);
}
