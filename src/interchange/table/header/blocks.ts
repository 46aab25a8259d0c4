import { monthNumbers } from '../../values/months.ts';
import type { Row, TableFormat } from '../Table.ts';

/** A wide sheet: some columns that say who the child is, then a block of columns for each month. */
export interface Blocks {
  /** Columns outside of the blocks. */
  fixed: number[];
  /** The name of each block, and where each of its columns is; -1 where this block lacks it. */
  blocks: { label: string; at: number[] }[];
  /** The names of the table when it is unfolded: those outside, the one of the blocks' labels, those within a block. */
  names: string[];
  /** Position of the label. */
  labelAt: number;
}

/** Other words that tell blocks apart: the beginning and the end of a course of food aid. */
const otherLabels = new Set(['awal', 'akhir']);

/** The column of the labels. */
export const labelName = 'block';

/**
 * Finds blocks of columns that are named by month (`JANUARI_BERAT`, `BB Jan 2024`, a merged `Januari` over `BB`) or by
 * beginning and end (`BB Awal`, `BB Akhir`). Null where there are none.
 */
export function findBlocks(names: readonly string[], format: TableFormat): Blocks | null {
  const labelled = names.map((name) => labelOf(name));
  const blocks = new Map<string, Map<string, number>>();
  const inner: string[] = [];
  for (const [at, found] of labelled.entries()) {
    if (found === null) continue;
    const block = blocks.get(found.label) ?? new Map<string, number>();
    // The same name twice in a block: which one is meant is for the user to say.
    if (block.has(found.rest)) return null;
    block.set(found.rest, at);
    blocks.set(found.label, block);
    if (!inner.includes(found.rest)) inner.push(found.rest);
  }
  if (!inner.some(format.isRepeated)) return null;
  const fixed = [...names.keys()].filter((at) => labelled[at] === null);
  return {
    fixed,
    blocks: [...blocks].map(([label, columns]) => ({ label, at: inner.map((name) => columns.get(name) ?? -1) })),
    names: [...fixed.map((at) => names[at] ?? ''), labelName, ...inner],
    labelAt: fixed.length,
  };
}

/** The month (with its year, where there is one) at the beginning or the end of a name, and the rest; null where there is none. */
function labelOf(name: string): { label: string; rest: string } | null {
  const words = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
  const isLabel = (at: number): boolean =>
    monthNumbers.has(words[at]?.word.toLowerCase() ?? '') || otherLabels.has(words[at]?.word.toLowerCase() ?? '');
  const isYear = (at: number): boolean => /^(\d{2}|\d{4})$/.test(words[at]?.word ?? '');
  const last = words.length - 1;
  const [from, to] = isLabel(0)
    ? [0, isYear(1) ? 1 : 0]
    : isYear(0) && isLabel(1)
      ? [0, 1]
      : isLabel(last)
        ? [isYear(last - 1) ? last - 1 : last, last]
        : isYear(last) && isLabel(last - 1)
          ? [last - 1, last]
          : [-1, -1];
  const [first, final] = [words[from], words[to]];
  if (first === undefined || final === undefined) return null;
  const rest = from === 0 ? name.slice(final.end) : name.slice(0, first.start);
  const named = rest.replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})]+$/gu, '');
  return named === '' ? null : { label: name.slice(first.start, final.end), rest: named };
}

/** The rows of an unfolded sheet: one for each block of a row that has a value in it. */
export async function* unfolded(rows: AsyncIterable<Row>, { fixed, blocks }: Blocks): AsyncGenerator<Row> {
  for await (const { cells, line, kinds } of rows) {
    for (const { label, at } of blocks) {
      if (at.every((column) => (cells[column] ?? '').trim() === '')) continue;
      const row: Row = { cells: [...fixed.map((column) => cells[column] ?? ''), label, ...at.map((column) => cells[column] ?? '')], line };
      if (kinds !== undefined)
        row.kinds = [...fixed.map((column) => kinds[column] ?? ' '), 't', ...at.map((column) => kinds[column] ?? ' ')].join('');
      yield row;
    }
  }
}
