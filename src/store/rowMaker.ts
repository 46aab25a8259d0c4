/** Makes a row from its values in the order of the columns. */
export type RowMaker = (values: readonly unknown[]) => Record<string, unknown>;

const makers = new Map<string, RowMaker>();
/** Shapes that are remembered; there are as many as there are select lists. */
const most = 2_000;

/**
 * The maker of rows with these columns. Generated, so that every row comes from one object literal: V8 then gives all
 * rows one hidden class, and a list of thousands costs half of what filling empty objects member by member does.
 * Nothing but column names gets into the code, as string literals.
 */
export function rowMaker(columns: readonly string[]): RowMaker {
  const key = columns.join('\u0000');
  let maker = makers.get(key);
  if (maker === undefined) {
    const members = columns.map((column, index) => `${JSON.stringify(column)}: v[${index}]`);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above
    maker = new Function('v', `return { ${members.join(', ')} };`) as RowMaker;
    if (makers.size >= most) makers.clear();
    makers.set(key, maker);
  }
  return maker;
}
