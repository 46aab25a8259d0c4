import { render } from '../../base/messages/index.ts';
import { qualityText } from '../../quality/index.ts';
import type { Estimate } from '../prevalence/estimate.ts';
import { estimateRecord, estimatesText } from '../prevalence/report.ts';
import type { About } from '../table/Table.ts';
import { printable } from '../values/text.ts';
import { wordsOf } from './fields.ts';
import type { Needed, Summary } from './summary.ts';

const named: Readonly<Record<Needed, string>> = { sex: 'a sex', age: 'an age', weight: 'a weight', height: 'a height' };

/**
 * What the user is told when all rows are written: how the file was read, notes, warnings, and `stunting N of M (P%)`,
 * `wasting ...` and `underweight ...`, unweighted.
 * @param withTable the prevalence table too.
 */
export function reportOf(summary: Summary, estimates: readonly Estimate[], withTable: boolean): string {
  const { rows, unreadable, problems, notes, tally } = summary;
  const lines = [...readingLines(summary), ...notes.map((note) => `note: ${note}`)];
  if (tally.withoutPlace > 0)
    lines.push(`note: ${counted(tally.withoutPlace, 'row')} left out of prevalence, because the cluster or stratum is missing`);
  if (tally.withoutWeight > 0)
    lines.push(
      `note: ${counted(tally.withoutWeight, 'row')} without a sampling weight ${tally.withoutWeight === 1 ? 'has' : 'have'} the weight 0`,
    );
  if (unreadable > 0) {
    lines.push(`warning: ${counted(unreadable, 'row')} of ${rows} kept with empty scores, because a value could not be read:`);
    for (const { row, line, column, problem } of problems)
      lines.push(`  row ${row} (line ${line})${column === null ? '' : `, column "${column}"`}: ${render(problem, 'en')}`);
    if (unreadable > problems.length) lines.push(`  and ${unreadable - problems.length} more`);
  }
  for (const name of ['stunting', 'wasting', 'underweight']) {
    const found = estimates.find(({ group, indicator }) => group.by === 'all' && indicator.name === name);
    if (found !== undefined) lines.push(prevalence(name, found, name === 'stunting' ? 0 : summary.byOedema));
  }
  if (withTable) lines.push('', estimatesText(estimates));
  const quality = summary.qualityReports();
  if (quality.length > 0) lines.push('', qualityText(quality));
  return lines.join('\n');
}

/** How the file was read: its kind and header, the column of each field, the rows. */
export function readingLines({ about, columns, rows, scored, lacking, repeatedHeaders }: Summary): string[] {
  const lines = about === null ? [] : [`read as ${aboutWords(about)}`];
  for (const { field, name, position, why, how } of columns)
    lines.push(`  ${render(wordsOf(field), 'en')}: "${name}" (#${position}), ${[why, ...how].join(', ')}`);
  const without = [...lacking].map(
    ([what, found]) =>
      `${found.rows} without ${named[what]} (line ${found.lines.join(', ')}${found.rows > found.lines.length ? ', ...' : ''})`,
  );
  if (repeatedHeaders > 0) without.push(`${counted(repeatedHeaders, 'repeated header')} kept without scores`);
  lines.push(`rows: ${[`${rows} read, ${scored} with scores`, ...without].join('; ')}`);
  return lines;
}

function aboutWords({ kind, encoding, separator, sheet, header, unfolded }: About): string {
  const parts = [kind];
  if (separator !== undefined) parts.push(`separated by ${separator === '\t' ? 'tabs' : JSON.stringify(separator)}`);
  if (encoding !== undefined) parts.push(`${encoding.name} (${encoding.why})`);
  if (sheet !== undefined) parts.push(`sheet "${printable(sheet.name)}"${sheet.of === 1 ? '' : ` of ${sheet.of}`}`);
  parts.push(
    `header in ${kind === 'CSV' ? 'line' : 'row'} ${header.line}${header.rows > 1 ? `, of ${header.rows} rows` : ''}${header.above > 0 ? `, ${counted(header.above, 'row')} above it left out` : ''}`,
  );
  if (unfolded !== undefined)
    parts.push(
      `unfolded into a row for each of ${counted(unfolded.blocks.length, 'block')} of columns (${unfolded.blocks
        .slice(0, 12)
        .map((block) => printable(block, 20))
        .join(', ')}), named in the column "${unfolded.column}"`,
    );
  return parts.join(', ');
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function prevalence(name: string, { affected, assessed }: Estimate, byOedema: number): string {
  const share = assessed === 0 ? '' : ` (${((affected / assessed) * 100).toFixed(1)}%)`;
  return `${name} ${affected} of ${assessed}${share}${byOedema > 0 ? `, ${byOedema} of them for oedema, without a score` : ''}`;
}

/** The same for programs. */
export function reportRecord(summary: Summary, estimates: readonly Estimate[]) {
  const { about, columns, rows, scored, repeatedHeaders, unreadable, lacking, byOedema, problems, notes, tally } = summary;
  return {
    file: about,
    columns: columns.map((column) => ({ ...column, words: render(wordsOf(column.field), 'en') })),
    rows: {
      read: rows,
      scored,
      unreadable,
      repeated_headers: repeatedHeaders,
      lacking: Object.fromEntries([...lacking].map(([what, { rows: count, lines }]) => [what, { rows: count, first_lines: lines }])),
      by_oedema: byOedema,
      without_place: tally.withoutPlace,
      without_sampling_weight: tally.withoutWeight,
    },
    notes,
    problems: problems.map((found) => ({ ...found, problem: render(found.problem, 'en') })),
    quality: summary.qualityReports(),
    prevalence: estimates.filter(({ group }) => group.by === 'all').map(estimateRecord),
  };
}
