import { joinedNames, type KeyedSpec } from './pageSql.ts';

/** Turns the columns `name.column` of joined rows into a member `name`: an object, or null where there is none. */
export function nestJoined<Row>(rows: Row[], spec: KeyedSpec, columns: readonly string[] | null): Row[] {
  for (const name of joinedNames(spec, columns)) {
    const key = `${name}.${spec.joined?.[name]?.spec.key ?? ''}`;
    const members = (columns ?? []).filter((column) => column.startsWith(`${name}.`)).map((column) => [column, column.slice(name.length + 1)] as const);
    for (const row of rows as Record<string, unknown>[]) {
      if (row[key] === null) {
        row[name] = null;
        continue;
      }
      const joined: Record<string, unknown> = {};
      for (const [column, member] of members) joined[member] = row[column];
      row[name] = joined;
    }
  }
  return rows;
}
