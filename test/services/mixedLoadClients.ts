import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { today } from './alerts.ts';
import type { Latency } from './mixedLoadNotes.ts';

/** What the clients of a run share. */
export interface Trial {
  readonly url: string;
  /** Headers of the administrator. */
  readonly credentials: Record<string, string>;
  /** When the clients stop, as `Date.now()` gives it. */
  readonly end: number;
  /** The child of each measurement that the hub acknowledged, by its client key. */
  readonly acknowledged: Map<string, string>;
  /** Names of the reads that were answered whole. Each is of its own, so that its audit entry is found. */
  readonly answered: string[];
  count(outcome: string): void;
}

/** How long after the end of the run a change may take until it is acknowledged, in ms. */
const patienceMs = 15_000;

interface Answer {
  data?: unknown;
  errors?: { extensions: { code: string } }[];
}

/** Records a first stunted measurement for each child, and sends it again under the same key until it is acknowledged. */
export async function write(trial: Trial, children: readonly string[], pauseMs: number): Promise<void> {
  const query = 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }';
  for (const childId of children) {
    if (Date.now() > trial.end) return;
    const clientKey = randomUUID();
    const began = Date.now();
    for (;;) {
      const answer = await send(trial, 'write', {
        query,
        variables: { input: { childId, clientKey, measuredOn: today, weightKg: 9.8, heightCm: 77.6 } },
      });
      if (answer?.data != null && answer.errors === undefined) break;
      if (Date.now() > trial.end + patienceMs) {
        trial.count('write: never acknowledged');
        return;
      }
      await wait(50);
    }
    trial.acknowledged.set(clientKey, childId);
    await wait(Math.max(0, pauseMs - (Date.now() - began)));
  }
}

let reads = 0;

/** Reads one child after the other; half of the requests are given up within 25 ms. */
export async function read(trial: Trial, children: readonly string[]): Promise<void> {
  while (Date.now() < trial.end) {
    // Counted: the log takes a long number, as a UUID may hold one, for a NIK.
    const name = `Read_${++reads}`;
    const query = `query ${name}($id: ID!) { node(id: $id) { ... on Child { name latestMeasurement { heightCm } family { head { name } } } } }`;
    const body = { query, variables: { id: children[Math.floor(Math.random() * children.length)] } };
    const givenUp = Math.random() < 0.5;
    const answer = givenUp
      ? await send(trial, 'read, given up', body, { signal: AbortSignal.timeout(Math.ceil(Math.random() * 25)) })
      : await send(trial, 'read', body);
    if (answer?.data != null && answer.errors === undefined) trial.answered.push(name);
    await wait(Math.random() * 20);
  }
}

/** Asks, without a token, for as many series over as many months as the cost limit lets through. */
export async function askHeavily(trial: Trial): Promise<void> {
  let aliases = 8;
  let months = 60;
  while (Date.now() < trial.end) {
    const answer = await send(trial, 'heavy', { query: heavyQuestion(aliases, months) }, { credentials: {} });
    if (answer?.errors?.[0]?.extensions.code === 'COST_ESTIMATED_TOO_EXPENSIVE') {
      if (aliases > 1) aliases--;
      else months = Math.ceil(months / 2);
    } else if (answer?.errors !== undefined) await wait(500);
  }
}

function heavyQuestion(aliases: number, months: number): string {
  const to = today.slice(0, 7);
  const index = Number(to.slice(0, 4)) * 12 + Number(to.slice(5)) - months;
  const from = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  const series = (n: number) =>
    `a${n}: indicators(areas: ["33.26.16.2001"], keys: [STUNTED], from: "${from}", to: "${to}") { points { value rank { position } changeFromPreviousMonth changeFromPreviousYear } groups(by: SEX) { points { value } } }`;
  return `{ ${Array.from({ length: aliases }, (_, n) => series(n)).join(' ')} }`;
}

/** Asks what must always be answered quickly, without a token: `/health` and a village's name. */
export async function askLightly(trial: Trial, latency: Latency): Promise<void> {
  const health = new URL('/health', trial.url);
  while (Date.now() < trial.end) {
    await latency.time(() => fetch(health).then(async (response) => (await response.text()) !== '' && response.ok));
    await latency.time(() =>
      send(trial, 'light', { query: '{ village(code: "33.26.16.2001") { name } }' }, { credentials: {} }).then(
        (answer) => answer !== null && answer.errors === undefined,
      ),
    );
    await wait(25);
  }
}

async function send(
  trial: Trial,
  kind: string,
  body: unknown,
  { credentials = trial.credentials, signal = null }: { credentials?: Record<string, string>; signal?: AbortSignal | null } = {},
): Promise<Answer | null> {
  const answer = await fetch(trial.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentials },
    body: JSON.stringify(body),
    signal,
  })
    .then(async (response) => (await response.json()) as Answer)
    .catch(() => null);
  trial.count(`${kind}: ${answer === null ? 'no answer' : (answer.errors?.[0]?.extensions.code ?? 'answered')}`);
  return answer;
}
