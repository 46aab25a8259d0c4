/** Makes a row from its values in the order of the columns. */
export type RowMaker = (values: readonly unknown[]) => Record<string, unknown>;

const makers = new Map<string, RowMaker>();
/** Shapes that are remembered; there are as many as there are select lists. */
const most = 2_000;

/**
 * The maker of rows with these columns. Columns `name.column` are those of a row that was joined: they become a
 * member `name`, an object, or null when the first of them is null.
 *
 * Generated, so that every row comes from one object literal: V8 then gives all rows one hidden class, and a list of
 * thousands costs half of what filling empty objects member by member does. Nothing but column names gets into the
 * code, as string literals.
 */
export function rowMaker(columns: readonly string[]): RowMaker {
  const key = columns.join('\u0000');
  let maker = makers.get(key);
  if (maker === undefined) {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above
    maker = new Function('v', `return { ${membersOf(columns).join(', ')} };`) as RowMaker;
    if (makers.size >= most) makers.clear();
    makers.set(key, maker);
  }
  return maker;
}

function membersOf(columns: readonly string[]): string[] {
  const members: string[] = [];
  const joined = new Map<string, { presence: number; members: string[] }>();
  columns.forEach((column, index) => {
    const dot = column.indexOf('.');
    if (dot === -1) {
      members.push(member(column, `v[${index}]`));
      return;
    }
    const name = column.slice(0, dot);
    const row = joined.get(name) ?? { presence: index, members: [] };
    row.members.push(member(column.slice(dot + 1), `v[${index}]`));
    joined.set(name, row);
  });
  for (const [name, row] of joined) members.push(member(name, `v[${row.presence}] === null ? null : { ${row.members.join(', ')} }`));
  return members;
}

function member(name: string, value: string): string {
  return `${JSON.stringify(name)}: ${value}`;
}
