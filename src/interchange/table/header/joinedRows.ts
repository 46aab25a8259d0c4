/** A number or a date, which no column is named; a line of these may hold names of people. */
export function isValue(name: string): boolean {
  return /^[\d.,/:+ -]*\d[\d.,/:+ -]*$/.test(name.trim());
}

/**
 * The names of a header of two rows. A cell above several others (merged) is their group: `Januari` over `BB` and `TB`
 * gives `Januari / BB` and `Januari / TB`; one with nothing below it stands alone. Null where the second row is none of
 * a header: it has values, or fills no gap.
 */
export function joinedNames(top: readonly string[], bottom: readonly string[]): string[] | null {
  if (bottom.some(isValue)) return null;
  const width = Math.max(top.length, bottom.length);
  const above = (at: number): string => (top[at] ?? '').trim();
  const below = (at: number): string => (bottom[at] ?? '').trim();
  let hasGap = false;
  for (let at = 0; at < width; at++) hasGap ||= above(at) === '' || below(at) === '';
  if (!hasGap) return null;
  const names: string[] = [];
  let group = '';
  for (let at = 0; at < width; at++) {
    // A group has something below its own first column.
    if (above(at) !== '') group = below(at) === '' || below(at) === above(at) ? '' : above(at);
    names.push(below(at) === '' ? above(at) : group === '' ? below(at) : `${group} / ${below(at)}`);
  }
  return names;
}

/** A row of `1 2 3 ...` below the names, as printed tables have it. */
export function numbersColumns(row: readonly string[]): boolean {
  return row.length >= 4 && row.every((cell, at) => cell.trim().replace(/^\((\d+)\)$/, '$1') === String(at + 1));
}

const unit = /^\(?(kg|kilogram|g|gr|gram|cm|mm|m|hari|days?|bulan|bln|months?|tahun|years?|%)\)?\.?$/i;

/** A row of units below the names. */
export function onlyUnits(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => unit.test(cell));
}
