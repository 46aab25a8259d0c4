import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'hdr-histogram-js';
import pidusage from 'pidusage';
import { queryAt } from './queryAt.ts';

/** One point of the curves. */
export interface Note {
  second: number;
  /** Resident memory of the hub's process, in MB. */
  residentMb: number;
  /** Latency of light questions since the note before, in ms. */
  lightP50: number;
  lightP99: number;
  lightMax: number;
  /** How many of them were not answered, or with an error. */
  lightFailures: number;
}

/** How long light questions take, in ms: of the whole run, and since it was last asked. */
export class Latency {
  readonly #whole = build({ numberOfSignificantValueDigits: 3 });
  #lately = build({ numberOfSignificantValueDigits: 3 });
  #failures = 0;

  async time(question: () => Promise<boolean>): Promise<void> {
    const began = performance.now();
    if (!(await question().catch(() => false))) this.#failures++;
    const took = Math.max(1, Math.round(performance.now() - began));
    this.#whole.recordValue(took);
    this.#lately.recordValue(took);
  }

  lately(): Pick<Note, 'lightP50' | 'lightP99' | 'lightMax' | 'lightFailures'> {
    const lately = this.#lately;
    const lightFailures = this.#failures;
    this.#lately = build({ numberOfSignificantValueDigits: 3 });
    this.#failures = 0;
    return {
      lightP50: lately.getValueAtPercentile(50),
      lightP99: lately.getValueAtPercentile(99),
      lightMax: lately.maxValue,
      lightFailures,
    };
  }

  whole(): { p50: number; p95: number; p99: number; max: number } {
    const at = (percentile: number) => this.#whole.getValueAtPercentile(percentile);
    return { p50: at(50), p95: at(95), p99: at(99), max: this.#whole.maxValue };
  }
}

export async function takeNotes(pid: number, latency: Latency, end: number, everySeconds: number): Promise<Note[]> {
  const notes: Note[] = [];
  const began = Date.now();
  while (Date.now() < end) {
    await wait(Math.min(everySeconds * 1_000, Math.max(1, end - Date.now())));
    const { memory } = await pidusage(pid);
    notes.push({ second: Math.round((Date.now() - began) / 1_000), residentMb: Math.round(memory / 1_048_576), ...latency.lately() });
  }
  return notes;
}

/** Ends half of the connections to the database again and again, in the middle of whatever they do. Returns how many were ended. */
export async function cutConnections(url: string, end: number, everySeconds: number): Promise<number> {
  let cut = 0;
  while (Date.now() + everySeconds * 1_000 < end) {
    await wait(everySeconds * 1_000);
    const ended = await queryAt(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() and random() < 0.5',
    );
    cut += ended.length;
  }
  return cut;
}
