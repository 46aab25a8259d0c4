import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';

/** A table's columns that are filled, with their SQL types. */
export interface Target {
  table: string;
  columns: Record<string, string>;
}

/** Rows sent with one statement: large enough to be fast, small enough to keep memory flat. */
const batch = 2_000;

/** Inserts many rows; each is a list of values in the order of the target's columns. */
export async function insertRows(em: SqlEntityManager, { table, columns }: Target, rows: readonly (readonly unknown[])[]): Promise<void> {
  const names = Object.keys(columns);
  // Named by their places: the names are in the text of every row, which the database has to read.
  const typed = names.map((name, index) => `"${index}" ${columns[name] ?? ''}`).join(', ');
  for (let start = 0; start < rows.length; start += batch) {
    const objects = rows.slice(start, start + batch).map((row) => ({ ...row }));
    await queryIn(em, `insert into ${table} (${names.join(', ')}) select * from json_to_recordset($1::json) as r (${typed})`, [JSON.stringify(objects)]);
  }
}
