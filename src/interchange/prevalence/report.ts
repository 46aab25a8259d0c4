import type { Estimate } from './estimate.ts';
import type { PrevalenceIndicator } from './indicators.ts';

/** Percentages in files have this many decimals. */
const decimals = 4;

/** An estimate as a record of a file: percentages from 0 to 100, null where there is none. */
export function estimateRecord({ group, indicator, affected, assessed, weighted, proportion, standardError, interval }: Estimate) {
  return {
    indicator: indicator.name,
    definition: definition(indicator),
    group: group.by,
    level: group.level,
    affected,
    assessed,
    weighted_assessed: rounded(weighted),
    percent: percent(proportion),
    standard_error: percent(standardError),
    ci95_low: percent(interval?.low),
    ci95_high: percent(interval?.high),
  };
}

/** The estimates as CSV, a row for each indicator and group. */
export function estimatesCsv(estimates: readonly Estimate[]): string {
  const records = estimates.map(estimateRecord);
  const names = Object.keys(records[0] ?? {});
  return [names, ...records.map((record) => Object.values(record).map((value) => value ?? ''))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

/** The estimates as JSON, an array of records. */
export function estimatesJson(estimates: readonly Estimate[]): string {
  return `${JSON.stringify(estimates.map(estimateRecord), null, 2)}\n`;
}

/** The estimates as a table to read: a block for each indicator, by all, sex and age (age and sex are for files). */
export function estimatesText(estimates: readonly Estimate[]): string {
  const lines: string[] = [];
  let heading = '';
  for (const estimate of estimates) {
    const { indicator, group, affected, assessed, proportion, interval } = estimate;
    if (group.by === 'age and sex') continue;
    const title = `${indicator.name}: ${definition(indicator)}`;
    if (title !== heading) lines.push('', `${title.padEnd(44)}${'n'.padStart(8)}${'N'.padStart(9)}${'%'.padStart(8)}   95% CI`);
    heading = title;
    lines.push(
      `  ${group.level.padEnd(42)}${String(affected).padStart(8)}${String(assessed).padStart(9)}${shown(proportion).padStart(8)}   ${interval === null ? '-' : `${shown(interval.low)} - ${shown(interval.high)}`}`,
    );
  }
  return lines.slice(1).join('\n');
}

const bases = { haz: 'HAZ', whz: 'WHZ', waz: 'WAZ' } as const;

/** `WHZ < -2 or oedema`. */
function definition({ basis, cutoff }: PrevalenceIndicator): string {
  const comparison = `${bases[basis]} ${cutoff < 0 ? '<' : '>'} ${cutoff < 0 ? cutoff : `+${cutoff}`}`;
  return cutoff < 0 && basis !== 'haz' ? `${comparison} or oedema` : comparison;
}

function percent(proportion: number | null | undefined): number | null {
  return proportion == null ? null : rounded(proportion * 100);
}

function rounded(value: number): number {
  return Number(value.toFixed(decimals));
}

function shown(proportion: number | null): string {
  return proportion === null ? '-' : (proportion * 100).toFixed(1);
}
