import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import type { Store } from '../store/Store.ts';
import { ProgramKind } from './enums.ts';
import { needsOf, seenBy } from './needs.ts';

/**
 * Reads the kinds of program that families need and are not enrolled in, with one statement; in the order of `familyIds`, kinds in the
 * order of ProgramKind.
 */
export async function readUnmetNeeds(store: Store, familyIds: readonly string[], viewer: Viewer, today: IsoDate): Promise<ProgramKind[][]> {
  const bindings = new Bindings();
  const families = [`fa.family_id = any(${bindings.add(familyIds)}::uuid[])`, ...seenBy(viewer, bindings)].join(' and ');
  const rows = await store.read<{ familyId: string; kinds: ProgramKind[] }>(
    'unmet needs of families',
    `with ${needsOf(families, today, bindings)}
      select family_id as "familyId", array_agg(kind) as kinds from (select family_id, kind from needs except select family_id, kind from served) unmet group by family_id`,
    bindings.values,
  );
  const unmet = new Map(rows.map(({ familyId, kinds }) => [familyId, new Set(kinds)]));
  return familyIds.map((id) => Object.values(ProgramKind).filter((kind) => unmet.get(id)?.has(kind)));
}
