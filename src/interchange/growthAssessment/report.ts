import type { Estimate } from '../prevalence/estimate.ts';
import { estimatesText } from '../prevalence/report.ts';
import type { Summary } from './summary.ts';

/**
 * What the user is told when all rows are written: notes, warnings, and `stunting N of M (P%)`, `wasting ...` and
 * `underweight ...`, unweighted.
 * @param withTable the prevalence table too.
 */
export function reportOf(summary: Summary, estimates: readonly Estimate[], withTable: boolean): string {
  const { rows, unreadable, problems, withoutSex, notes, tally } = summary;
  const lines = notes.map((note) => `note: ${note}`);
  if (withoutSex > 0) lines.push(`note: ${counted(withoutSex, 'row')} without a sex ${withoutSex === 1 ? 'has' : 'have'} no scores`);
  if (tally.withoutPlace > 0) lines.push(`note: ${counted(tally.withoutPlace, 'row')} left out of prevalence, because the cluster or stratum is missing`);
  if (tally.withoutWeight > 0) lines.push(`note: ${counted(tally.withoutWeight, 'row')} without a sampling weight ${tally.withoutWeight === 1 ? 'has' : 'have'} the weight 0`);
  if (unreadable > 0) {
    lines.push(`warning: ${counted(unreadable, 'row')} of ${rows} kept with empty scores, because a value could not be read:`);
    for (const { row, line, column, problem } of problems) lines.push(`  row ${row} (line ${line})${column === null ? '' : `, column "${column}"`}: ${problem}`);
    if (unreadable > problems.length) lines.push(`  and ${unreadable - problems.length} more`);
  }
  for (const name of ['stunting', 'wasting', 'underweight']) {
    const found = estimates.find(({ group, indicator }) => group.by === 'all' && indicator.name === name);
    if (found !== undefined) lines.push(prevalence(name, found));
  }
  if (withTable) lines.push('', estimatesText(estimates));
  return lines.join('\n');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function prevalence(name: string, { affected, assessed }: Estimate): string {
  return `${name} ${affected} of ${assessed}${assessed === 0 ? '' : ` (${((affected / assessed) * 100).toFixed(1)}%)`}`;
}
