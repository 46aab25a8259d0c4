import { Command } from 'commander';
import type { Recomputation } from '../children/index.ts';
import { readConfig } from '../hub/config.ts';
import { referenceVersion } from '../growth/index.ts';
import { createLogger } from './logger.ts';
import { invalidArgument } from './invalidArgument.ts';

/** `hub growth recompute`: assesses stored measurements again when the growth reference has changed. */
export function recomputeCommand(): Command {
  return new Command('recompute')
    .description(
      'assess stored measurements again: those made with another version of the growth reference; may run beside a hub on PostgreSQL, and continues after an interruption',
    )
    .option('--all', 'all measurements, including those of the current version')
    .option('--dry-run', 'change nothing, only count the changes')
    .option('--batch-size <children>', 'children to assess, and lock, in one transaction', batchSizeOf, 200)
    .action(async ({ all = false, dryRun = false, batchSize }: { all?: boolean; dryRun?: boolean; batchSize: number }) => {
      const config = readConfig();
      // Loaded here: `hub growth assess` needs neither, and starts in half the time without.
      const [{ openHub }, { recomputeGrowth }] = await Promise.all([import('../hub/openHub.ts'), import('../children/index.ts')]);
      const hub = await openHub({ ...config, HUB_DEMO: false }, createLogger(config));
      const stop = new AbortController();
      const onSignal = () => stop.abort();
      // A second signal ends the process at once; the running batch is then rolled back.
      process.once('SIGINT', onSignal);
      process.once('SIGTERM', onSignal);
      const progress = new ProgressLine();
      try {
        const result = await recomputeGrowth({
          store: hub.store,
          hooks: hub.hooks,
          all,
          dryRun,
          batchSize,
          signal: stop.signal,
          onProgress: (state) => progress.show(state),
        });
        progress.end();
        console.log(report(result, dryRun));
        if (result.interrupted) {
          console.error(
            all && !dryRun
              ? 'Stopped before the end; with --all the next run starts over.'
              : 'Stopped before the end; run it again to continue.',
          );
          process.exitCode = 130;
        }
      } finally {
        process.removeListener('SIGINT', onSignal);
        process.removeListener('SIGTERM', onSignal);
        await hub.close();
      }
    });
}

function batchSizeOf(text: string): number {
  const size = Number(text);
  if (!(Number.isInteger(size) && size >= 1 && size <= 10_000)) throw invalidArgument('cli.wholeNumber', { lowest: 1, highest: 10_000 });
  return size;
}

function report({ children, measurements, changed }: Recomputation, dryRun: boolean): string {
  const counted = (count: number) => count.toLocaleString('en');
  return `${dryRun ? 'Would assess' : 'Assessed'} ${counted(measurements)} measurements of ${counted(children)} children with ${referenceVersion}: ${counted(changed)} ${dryRun ? 'would change' : 'changed'}.`;
}

/** How often progress is written where it cannot be drawn over. */
const millisecondsPerLine = 10_000;

/** Progress on standard error: a bar that is drawn over on a terminal, else a line every ten seconds. */
class ProgressLine {
  readonly #onTerminal = process.stderr.isTTY;
  readonly #startedAt = performance.now();
  #writtenAt = performance.now();

  show({ done, total }: { done: number; total: number }): void {
    const now = performance.now();
    if (this.#onTerminal) process.stderr.write(`\r\u001b[K${this.#bar(done, total, now)}`);
    else if (now - this.#writtenAt >= millisecondsPerLine) process.stderr.write(`${counts(done, total)}\n`);
    else return;
    this.#writtenAt = now;
  }

  end(): void {
    if (this.#onTerminal) process.stderr.write('\r\u001b[K');
  }

  #bar(done: number, total: number, now: number): string {
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * 30);
    const left = done === 0 ? '' : `, ${Math.ceil(((now - this.#startedAt) / 1000) * (1 / share - 1))} s left`;
    return `[${'='.repeat(filled)}${' '.repeat(30 - filled)}] ${Math.floor(share * 100)}% ${counts(done, total)}${left}`;
  }
}

function counts(done: number, total: number): string {
  return `${done.toLocaleString('en')} of ${total.toLocaleString('en')} children`;
}
