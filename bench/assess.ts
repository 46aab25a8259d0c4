/**
 * How fast `hub growth assess` is, and how much memory it takes: a file of made-up measurements, from CSV to CSV, from
 * CSV to XLSX and from XLSX to CSV, each in a process of its own.
 * Run: node --import tsx bench/assess.ts [rows, a million by default]
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const rows = Number(process.argv[2] ?? 1_000_000);
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
const file = (name: string): string => join(folder, name);

/** Children of all ages, in clusters of 1,000; a fixed sequence of numbers, so that runs can be compared. */
function* measurements(): Generator<string> {
  let state = 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  yield 'id,psu,sex,age_days,weight,height,position,oedema,muac,head\n';
  for (let row = 0; row < rows; row++) {
    const days = Math.floor(random() * 1820);
    const root = Math.sqrt(days / 365.25);
    const weight = (3.3 + 5.5 * root) * (0.7 + 0.6 * random());
    const height = (50 + 25 * root) * (0.88 + 0.2 * random());
    yield `${row + 1},${Math.floor(row / 1000)},${random() < 0.5 ? 'm' : 'f'},${days},${weight.toFixed(1)},${height.toFixed(1)},${days < 731 ? 'l' : 'h'},n,${(110 + 50 * random()).toFixed(0)},${(36 + 9 * root).toFixed(1)}\n`;
  }
}

function report(name: string, args: string[]): void {
  const start = performance.now();
  // The child tells its own peak, which the parent cannot know.
  const peak = "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))";
  const run = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(peak)}`, join(root, 'bin/hub.js'), 'growth', 'assess', ...args],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Number(/peak (\d+)/.exec(run.stderr)?.[1]) / 1024;
  console.log(
    `${name}: ${Math.round(rows / seconds).toLocaleString('en')} rows/s, ${seconds.toFixed(1)} s, at most ${Math.round(megabytes)} MB (${rows.toLocaleString('en')} rows, six indicators)`,
  );
}

try {
  await pipeline(Readable.from(measurements()), createWriteStream(file('in.csv')));
  report('CSV to CSV', [file('in.csv'), '--all-indicators', '--out', file('out.csv')]);
  report('CSV to CSV, with clusters', [
    file('in.csv'),
    '--all-indicators',
    '--out',
    file('out.csv'),
    '--cluster',
    'psu',
    '--prevalence-out',
    file('prevalence.csv'),
  ]);
  report('CSV to XLSX', [file('in.csv'), '--all-indicators', '--out', file('out.xlsx')]);
  report('XLSX to CSV', [file('out.xlsx'), '--all-indicators', '--out', file('out.csv')]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
