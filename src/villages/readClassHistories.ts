import type { Store } from '../store/Store.ts';
import type { KampungKBClassification } from './KampungKBClassification.ts';

/** Reads the classifications of many Kampung KB with one statement, newest first, in the order of `villageCodes`. */
export async function readClassHistories(store: Store, villageCodes: readonly string[]): Promise<KampungKBClassification[][]> {
  const rows = await store.read<KampungKBClassification>(
    'class histories',
    `select id, village_code as "villageCode", class, decided_on as "decidedOn", evidence,
        recorded_by as "recordedBy", recorded_at as "recordedAt", demo
      from kampung_kb_classification where village_code = any($1::text[]) order by decided_on desc, recorded_at desc, id desc`,
    [villageCodes],
  );
  const histories = new Map<string, KampungKBClassification[]>(villageCodes.map((code) => [code, []]));
  for (const row of rows) histories.get(row.villageCode)?.push(row);
  return villageCodes.map((code) => histories.get(code) ?? []);
}
