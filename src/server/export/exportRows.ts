import type { PlannedObject } from './exportPlan.ts';

/** A value of a row: texts and numbers, null for an empty cell. */
export type ExportCell = string | number | null;

type Value = Readonly<Record<string, unknown>> | null | undefined;

/**
 * The rows of an answer. An item whose inner list is empty keeps one row, so that no item is missing in the file.
 *
 * @param width how many columns a row has.
 */
export function* exportRows(root: PlannedObject, data: Value, width: number): Generator<ExportCell[]> {
  const cells: ExportCell[] = new Array<ExportCell>(width).fill(null);
  const found = fill(root, data, cells);
  for (const value of found?.items ?? []) yield* rowsOfItem(found?.item ?? root, value, cells);
}

function* rowsOfItem(item: PlannedObject, value: Value, outer: readonly ExportCell[]): Generator<ExportCell[]> {
  const cells = [...outer];
  const finer = fill(item, value, cells);
  if (finer === null || finer.items.length === 0) yield cells;
  else for (const inner of finer.items) yield* rowsOfItem(finer.item, inner, cells);
}

/** Fills the cells of an object and returns the list in it, if there is one. */
function fill(
  { leaves, objects, list }: PlannedObject,
  value: Value,
  cells: ExportCell[],
): { item: PlannedObject; items: readonly Value[] } | null {
  let found: ReturnType<typeof fill> = list === null ? null : { item: list.item, items: (value?.[list.key] ?? []) as Value[] };
  for (const { key, column } of leaves) cells[column] = cellOf(value?.[key]);
  for (const { key, object } of objects) found = fill(object, value?.[key] as Value, cells) ?? found;
  return found;
}

function cellOf(value: unknown): ExportCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((each) => cellOf(each) ?? '').join('; ');
  return JSON.stringify(value);
}
