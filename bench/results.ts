import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { LargeDatabase } from './database.ts';
import type { Operation } from './operations.ts';

/** One round of an operation on a server. */
export interface Measured {
  /** Requests a second. */
  rate: number;
  /** CPU time a request of the server's process and of its connections' processes in the database, in ms. */
  serverCpu: number;
  databaseCpu: number;
}

/** What a run has measured. */
export interface Results {
  operations: readonly Operation[];
  /** Each round, by operation and server. */
  rates: ReadonlyMap<string, ReadonlyMap<string, readonly Measured[]>>;
  /** Resident set of each server at the end, in bytes. */
  memory: ReadonlyMap<string, number>;
  database: LargeDatabase;
  scale: number;
  rounds: number;
  seconds: number;
  connections: number;
  /** Whether all operations were measured: only then RESULTS.md is written. */
  isWhole: boolean;
}

const hub = 'hub';

/** Prints the tables of a run, and writes them to RESULTS.md; those at another scale than 10 beside it. */
export function writeResults(results: Results): void {
  const text = [header(results), ratesTable(results), ratiosTable(results), cpuTable(results), memoryTable(results)].join('\n');
  console.log(text);
  if (!results.isWhole) return;
  const name = results.scale === 10 ? 'RESULTS.md' : `RESULTS-scale-${results.scale}.md`;
  writeFileSync(join(import.meta.dirname, name), text);
}

function header({ database, scale, rounds, seconds, connections }: Results): string {
  const sizes = Object.entries(database.sizes).map(([table, rows]) => `${rows.toLocaleString('en')} ${table}`);
  const [cpu] = cpus();
  return `# The hub and its peers

Written by \`npm run bench\`; the operations are in queries.ts, the peers in peers/. The hub runs with production settings, real tokens and its
audit log; row-level security limits the field officer. The peers check no rights and keep no log. All answers were compared and were equal.

- Machine: ${cpus().length} x ${cpu?.model.trim() ?? ''}, ${(totalmem() / 2 ** 30).toFixed(0)} GB; database, servers and clients share it. ${new Date().toISOString().slice(0, 10)}.
- Versions: Node ${process.version}, ${database.server}, ${versions().join(', ')}.
- Data: \`hub seed --scale ${scale}\`: ${sizes.join(', ')}. Synthetic.
- ${connections} connections; ${rounds} interleaved rounds of ${seconds} s. Rates and ratios are medians; only ratios mean anything.
- Load of the machine at the end, over 15 minutes: ${loadavg()[2]?.toFixed(1) ?? ''}. Much above the number of cores, others had most of it, and
  the CPU times say more than the rates.
`;
}

function ratesTable({ operations, rates }: Results): string {
  const names = [...(rates.values().next().value?.keys() ?? [])];
  const rows = operations.map(({ id, title }) => {
    const cells = names.map((name) => shown(median((rates.get(id)?.get(name) ?? []).map(({ rate }) => rate))));
    return `| ${id} ${title} | ${cells.join(' | ')} |`;
  });
  return ['## Requests a second', '', `| operation | ${names.join(' | ')} |`, `|---|${names.map(() => '---|').join('')}`, ...rows, ''].join(
    '\n',
  );
}

function ratiosTable({ operations, rates }: Results): string {
  const names = [...(rates.values().next().value?.keys() ?? [])].filter((name) => name !== hub);
  const found = operations.flatMap(({ id, title }) =>
    names
      .filter((name) => (rates.get(id)?.get(name)?.length ?? 0) > 0)
      .map((name) => {
        const of = rates.get(id);
        // The officer is compared with the administrator; everybody else is what the hub is compared with.
        const isOfficer = name === `${hub}, field officer`;
        const [above, below] = isOfficer ? [of?.get(name), of?.get(hub)] : [of?.get(hub), of?.get(name)];
        const ratio = median((above ?? []).map(({ rate }, round) => rate / (below?.[round]?.rate ?? Number.NaN)));
        return { operation: `${id} ${title}`, pair: isOfficer ? 'field officer : administrator' : `hub : ${name}`, ratio };
      }),
  );
  const pairs = [...new Set(found.map(({ pair }) => pair))];
  const means = pairs.map(
    (pair) => `| ${pair} | ${geometricMean(found.filter((each) => each.pair === pair).map(({ ratio }) => ratio)).toFixed(2)} |`,
  );
  const rows = found
    .toSorted((a, b) => a.ratio - b.ratio)
    .map(({ operation, pair, ratio }) => `| ${ratio.toFixed(2)} | ${pair} | ${operation} |`);
  return [
    '## Geometric means\n',
    '| pair | ratio |\n|---|---|',
    ...means,
    '\n## Every ratio, the worst first\n',
    '| ratio | pair | operation |\n|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** What a request costs: less moved than the rates by whatever else the machine does. */
function cpuTable({ operations, rates }: Results): string {
  const names = [...(rates.values().next().value?.keys() ?? [])];
  const rows = operations.map(({ id }) => {
    const cells = names.map((name) => {
      const rounds = rates.get(id)?.get(name) ?? [];
      const [server, database] = [median(rounds.map(({ serverCpu }) => serverCpu)), median(rounds.map(({ databaseCpu }) => databaseCpu))];
      return rounds.length === 0 ? '-' : `${(server + database).toFixed(2)} (${server.toFixed(2)} + ${database.toFixed(2)})`;
    });
    return `| ${id} | ${cells.join(' | ')} |`;
  });
  return [
    '## CPU time a request, ms: server and database\n',
    `| operation | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

function memoryTable({ memory }: Results): string {
  const rows = [...memory].map(([name, bytes]) => `| ${name} | ${(bytes / 2 ** 20).toFixed(0)} |`);
  return ['## Resident set at the end, MB', '', '| server | MB |', '|---|---|', ...rows, ''].join('\n');
}

function versions(): string[] {
  const require = createRequire(import.meta.url);
  return ['postgraphile', 'mercurius', 'graphql-jit', 'pg'].map((name) => {
    const path = require.resolve.paths(name)?.map((folder) => join(folder, name, 'package.json')) ?? [];
    for (const file of path) {
      try {
        return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
      } catch {
        // In the next folder.
      }
    }
    return name;
  });
}

function shown(rate: number): string {
  if (Number.isNaN(rate)) return '-';
  return rate < 100 ? rate.toFixed(1) : rate.toFixed(0);
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
