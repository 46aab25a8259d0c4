import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryIn } from '../store/queryIn.ts';

/** A table's columns that are filled, with their SQL types. */
export interface Target {
  table: string;
  columns: Record<string, string>;
}

/** A row of a table: a value for each of the columns that are filled. */
export type RowOf<T extends Target> = Readonly<Record<Extract<keyof T['columns'], string>, unknown>>;

/** Rows sent with one statement: large enough to be fast, small enough to keep memory flat. */
const batch = 2_000;

/** Separates the texts of rows; no inserted text contains it. */
const separator = '\u001e';

/**
 * Inserts many rows, inside a transaction. Of their values objects are JSON, and lists are arrays of texts.
 *
 * Rows are sent as texts of a composite type, which PostgreSQL reads in two thirds of the time that it needs for JSON.
 */
export async function insertRows<T extends Target>(em: SqlEntityManager, { table, columns }: T, rows: readonly RowOf<T>[]): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns) as (keyof RowOf<T>)[];
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await queryIn(em, `create temporary table if not exists given_${table} (${typed.join(', ')}) on commit drop`);
  for (let start = 0; start < rows.length; start += batch) {
    await queryIn(
      em,
      `insert into ${table} (${names.join(', ')})
        select (r).* from (select given::pg_temp.given_${table} as r from unnest(string_to_array($1, '${separator}')) given offset 0) as rows`,
      [
        rows
          .slice(start, start + batch)
          .map((row) => rowText(names.map((name) => row[name])))
          .join(separator),
      ],
    );
  }
}

function rowText(row: readonly unknown[]): string {
  return `(${row.map(valueText).join(',')})`;
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return quoted(
    typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? `{${value.map((item) => quoted(String(item))).join(',')}}`
        : JSON.stringify(value),
  );
}

function quoted(text: string): string {
  return /^[\w:+-]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
