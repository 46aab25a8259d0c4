import { createHash } from 'node:crypto';
import { seedDemo, type DemoCounts } from '../../src/demo/index.ts';
import type { Store } from '../../src/store/Store.ts';
import { loadAreas } from '../../src/villages/index.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';

/** The day on which the synthetic history ends. */
export const today = '2026-06-15';

/** A database with demo data, and how much was added. */
export type Seeded = TestStore & { counts: DemoCounts };

/** An embedded database with the areas of Kabupaten Pekalongan and the demo data of a first start, or less of it. */
export async function openSeeded(scale = 1): Promise<Seeded> {
  const database = await openTestStore('embedded');
  await loadAreas(database.store, '33.26');
  return { ...database, counts: await seedDemo(database.store, { regency: '33.26', today, scale }) };
}

/** Takes the demo data away and makes it anew. */
export async function reseed({ store }: TestStore, options: { scale: number; regency?: string; day?: string }): Promise<DemoCounts> {
  await store.read('test', 'truncate kampung_kb, posyandu, family, partner, alert_event, duplicate_candidate restart identity cascade');
  return seedDemo(store, { regency: options.regency ?? '33.26', today: options.day ?? today, scale: options.scale });
}

/** The only row of a statement. */
export async function one<Row>(store: Store, sql: string, params: unknown[] = []): Promise<Row> {
  const [row] = await store.read<Row>('test', sql, params);
  if (row === undefined) throw new Error(`no row: ${sql}`);
  return row;
}

/** The hub's tables, without those the migrator keeps. */
export async function tables(store: Store): Promise<string[]> {
  const rows = await store.read<{ name: string }>(
    'tables',
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'mikro%' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Columns that are other ones at every seeding: a NIK is never encrypted the same way twice. */
const fresh = ['nik_sealed', 'since', 'swept_until'];

/** A fingerprint of each table: its number of rows, and a hash of all their values. */
export async function fingerprints(store: Store): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const table of await tables(store)) {
    const rows = await store.read<{ row: string }>(
      'whole table',
      `select (to_jsonb(t) - $1::text[])::text as row from ${table} t order by 1`,
      [fresh],
    );
    prints[table] = `${rows.length} rows ${createHash('sha256')
      .update(rows.map(({ row }) => row).join('\n'))
      .digest('hex')}`;
  }
  return prints;
}
