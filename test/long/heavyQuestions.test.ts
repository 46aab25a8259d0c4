import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../support/databases.ts';
import { startHub, type RunningHub } from '../support/hubProcess.ts';
import { askLightQuestions } from '../support/lightQuestions.ts';
import type { ServerDatabase } from '../support/serverDatabase.ts';

const keys = [
  'STUNTED',
  'SEVERELY_STUNTED',
  'WASTED',
  'UNDERWEIGHT',
  'STUNTING_PREVALENCE',
  'WASTING_PREVALENCE',
  'PARTICIPATION_D_S',
  'WEIGHT_GAIN_N_D',
];
const now = new Date();
const month = (before: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before, 1)).toISOString().slice(0, 7);

/** Series of a village over five years, with all that leads to other months and other areas. */
function series(village: string, count: number, from = 0): string {
  const aliases = Array.from(
    { length: count },
    (_, nth) =>
      `a${nth}: indicators(keys: [${keys[(from + nth) % keys.length] ?? ''}], from: "${month(59)}", to: "${month(0)}") { points { value rank { position among } changeFromPreviousMonth changeFromPreviousYear } }`,
  );
  return `{ village(code: "${village}") { ${aliases.join(' ')} } }`;
}

/**
 * Measured, and not part of the ordinary suite: 60 and 250 anonymous callers at once ask the dearest that they may, of a hub with 2 GB of
 * heap.
 */
describe('A hub that anonymous callers ask as much as they may', () => {
  let database: ServerDatabase;
  let hub: RunningHub;
  let villages: string[] = [];
  beforeAll(async () => {
    database = await createDatabase();
    hub = await startHub({ DATABASE_URL: database.url, NODE_OPTIONS: '--max-old-space-size=2048', HUB_REQUESTS_PER_ADDRESS: '0' });
    villages =
      (await ask<{ villages: { nodes: { code: string }[] } }>('{ villages(first: 285) { nodes { code } } }')).data?.villages.nodes.map(
        ({ code }) => code,
      ) ?? [];
  });
  afterAll(async () => {
    await hub.stop();
    await database.drop();
  });

  async function ask<Data>(query: string): Promise<{ status: number; retryAfter: string | null; data?: Data; code?: string }> {
    const response = await fetch(hub.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: { extensions: { code: string } }[] };
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      ...(data && { data }),
      ...(errors?.[0] && { code: errors[0].extensions.code }),
    };
  }

  const residentMb = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${hub.pid ?? 0}/status`, 'utf8'))?.[1]) / 1_024;

  it.each([60, 250])('lives, and answers light questions beside %i of them, five times over', async (callers) => {
    await Promise.all(Array.from({ length: 8 }, (_, nth) => ask(series(villages[nth] ?? '', 4, nth))));
    let mostMb = 0;
    const reading = setInterval(() => (mostMb = Math.max(mostMb, residentMb())), 50);
    const stop = askLightQuestions(hub.url);
    const told = new Map<string, number>();
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        Array.from({ length: callers }, (_, nth) => ask(series(villages[(round * callers + nth) % villages.length] ?? '', 4, nth))),
      );
      for (const { status, code = 'answered', retryAfter } of answers) {
        expect(['answered', 'OVERLOADED', 'EXECUTION_TIMEOUT']).toContain(code);
        expect({ code, asked: status === 503 && Number(retryAfter) > 0 }).toEqual({ code, asked: code === 'OVERLOADED' });
        told.set(code, (told.get(code) ?? 0) + 1);
      }
      await sleep(1_000);
    }
    const light = await stop();
    clearInterval(reading);
    const p95 = light[Math.floor(light.length * 0.95)] ?? NaN;
    console.log(
      `${callers} callers: ${JSON.stringify(Object.fromEntries(told))}, light questions p95 ${p95.toFixed(0)} ms of ${light.length}, resident up to ${mostMb.toFixed(0)} MB`,
    );
    expect(told.get('answered')).toBeGreaterThan(0);
    expect(mostMb).toBeLessThan(1_500);
    expect(p95).toBeLessThan(100);
  });

  it('refuses what is dearer, however many ask', async () => {
    const answers = await Promise.all(Array.from({ length: 250 }, () => ask(series('33.26.16.2001', 8))));
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['COST_ESTIMATED_TOO_EXPENSIVE']));
  });
});
