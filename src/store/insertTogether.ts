import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { queryPrepared } from './queryIn.ts';
import { rowsFromJson } from './rowsFromJson.ts';

/** Columns of a table that are filled, by the property of the entity: their names and SQL types. */
export type Columns<Property extends string> = Readonly<Record<Property, readonly [name: string, type: string]>>;

/** Inserts rows with one statement. What the columns leave out has its default. */
export async function insertTogether<Property extends string>(
  em: SqlEntityManager,
  table: string,
  columns: Columns<Property>,
  rows: readonly Readonly<Partial<Record<Property, unknown>>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const properties = Object.keys(columns) as Property[];
  const types = Object.fromEntries(properties.map((property) => [property, columns[property][1]]));
  await queryPrepared(
    em,
    `new rows of ${table.replaceAll('_', ' ')}`,
    `insert into ${table} (${properties.map((property) => columns[property][0]).join(', ')})
      select ${properties.map((property) => `r."${property}"`).join(', ')} from ${rowsFromJson('$1', types)}`,
    [JSON.stringify(rows.map((row) => Object.fromEntries(properties.map((property) => [property, asJson(row[property])]))))],
  );
}

/** Bytes as PostgreSQL reads them. */
function asJson(value: unknown): unknown {
  return value instanceof Buffer ? `\\x${value.toString('hex')}` : value;
}
