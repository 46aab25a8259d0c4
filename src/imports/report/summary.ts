import { message, render, type Language } from '../../base/messages/index.ts';
import { printable } from '../../interchange/values/text.ts';
import { RowFate } from '../enums.ts';
import type { OpenedImport } from '../rows/openImport.ts';
import type { Places } from '../rows/places.ts';
import { reasonsIn } from './writeReport.ts';
import type { FateCounts, Tally } from './Tally.ts';

const fates = Object.values(RowFate);
/** More reasons than this are told by the report. */
const reasonsShown = 20;
const placesShown = 50;

type Summarised = Pick<OpenedImport, 'format' | 'rows' | 'unplaced'>;

/** What becomes of a file, in words: counts by fate and village, the reasons of what is not stored, and places that were not found. */
export function summaryText(file: Summarised, tally: Tally, places: Places, language: Language): string {
  const words = fates.map((fate) => render(message('imports.fate', { fate }), language));
  const line = (name: string, counts: FateCounts): string[] => [name, ...fates.map((fate) => String(counts[fate]))];
  const table = [
    ['', ...words],
    line(render(message('imports.all'), language), tally.all),
    ...[...tally.villages]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, counts]) =>
        line(code === '' ? render(message('imports.noVillage'), language) : `${code} ${places.nameOf(code) ?? ''}`, counts),
      ),
  ];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((cells) => cells[at]?.length ?? 0))) ?? [];
  const aligned = table.map((cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  const reasons = [...tally.reasons.values()]
    .toSorted((one, other) => other.rows - one.rows)
    .slice(0, reasonsShown)
    .map(({ column, message: reason, rows }) =>
      render(
        message('imports.reasonCount', {
          rows,
          reason: message('shared.verbatim', { text: reasonsIn([{ column, message: reason }], language) }),
        }),
        language,
      ),
    );
  const unplaced = [...file.unplaced]
    .slice(0, placesShown)
    .map(([place, rows]) => render(message('imports.unplacedPlace', { place: printable(place), rows }), language));
  return [
    render(message('imports.readAs', { rows: file.rows, format: file.format }), language),
    ...aligned,
    ...(reasons.length === 0 ? [] : ['', ...reasons]),
    ...(unplaced.length === 0 ? [] : ['', render(message('imports.unplaced', { places: unplaced.join('; ') }), language)]),
  ].join('\n');
}

/** The same as an object for programs. */
export function summaryRecord(file: Summarised, tally: Tally): Record<string, unknown> {
  return {
    format: file.format,
    rows: file.rows,
    fates: tally.all,
    villages: Object.fromEntries(tally.villages),
    reasons: [...tally.reasons.values()].map(({ column, message: reason, rows }) => ({ key: reason.key, column, rows })),
    unplaced: Object.fromEntries(file.unplaced),
  };
}
