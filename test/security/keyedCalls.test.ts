import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Hooks } from '../../src/events/Hooks.ts';
import { HubError } from '../../src/base/errors.ts';
import { registerFamily } from '../../src/children/index.ts';
import { Sex } from '../../src/families/index.ts';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { defaultNikAttempts } from '../../src/store/nik/NikVault.ts';
import { unusedNik } from '../families/support.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

const runs = Number(process.env.HUB_FUZZ_KEYED ?? 15);
const seed = Number(process.env.HUB_FUZZ_SEED ?? 1);

/** Who registers what: a few authors, keys, names and NIKs, so that many of them meet. */
const call = fc.record({
  author: fc.nat(2),
  village: fc.constantFrom('33.26.01.2001', '33.26.02.2002'),
  key: fc.option(fc.nat(2), { nil: null }),
  name: fc.nat(1),
  niks: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
});
/** The refusal in an outcome, which repeats no NIK; anything else that was thrown is a fault. */
function expectRefusal(error: unknown, niks: string[]): HubError {
  if (!(error instanceof HubError)) throw error;
  expect(['CONFLICT', 'FORBIDDEN', 'NIK_ATTEMPTS_EXCEEDED']).toContain(error.code);
  expect(niks.filter((nik) => error.message.includes(nik))).toEqual([]);
  return error;
}

type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

onAnyDatabase((kind) => {
  let test: TestHub;
  let rounds = 0;
  beforeAll(async () => (test = await openTestHub(kind)));
  afterAll(() => test.close());

  it(
    "whatever calls come, some of them at once: a key shows its author's own record alone, a NIK has one person, and every NIK of a refused call is counted",
    { timeout: 60_000 },
    async () => {
      const { store, areas } = test.hub;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(call, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), async (turns) => {
          const round = `round ${++rounds}`;
          const niks = Array.from({ length: 4 }, unusedNik);
          const expectedAttempts = new Map<string, number>();
          const byKey = new Map<string, { id: string; input: string }>();
          const register = async (given: Call) => {
            const viewer = viewerOf({ id: `${round} ${given.author}`, role: Role.CADRE, areas: [given.village] });
            const [head, ...members] = [null, ...given.niks].map((nik, n) => ({
              name: `${round} ${given.name} ${n}`,
              sex: Sex.MALE,
              nik: nik === null ? null : (niks[nik] ?? null),
            }));
            const input = {
              villageCode: given.village,
              head: head ?? { name: 'X', sex: Sex.MALE },
              members,
              clientKey: given.key === null ? null : `key ${given.key}`,
            };
            return {
              given,
              viewer,
              text: JSON.stringify(input),
              outcome: await registerFamily(input, { store, areas, hooks: new Hooks(), viewer, today }).then(
                ({ id, villageCode }) => ({ id, villageCode }),
                (error: unknown) => ({ error }),
              ),
            };
          };
          for (const turn of turns) {
            for (const { given, viewer, text, outcome } of await Promise.all(turn.map(register))) {
              if ('error' in outcome) {
                const { code, inputPath } = expectRefusal(outcome.error, niks);
                if (inputPath?.at(-1) !== 'clientKey' && code === 'CONFLICT')
                  expectedAttempts.set(viewer.id, (expectedAttempts.get(viewer.id) ?? 0) + given.niks.length);
                continue;
              }
              // What is shown lies in the caller's village, and is what the caller has given under the key before.
              expect(outcome.villageCode).toBe(given.village);
              const key = given.key === null ? null : `${viewer.id} ${given.key}`;
              const shown = { id: outcome.id, input: text };
              expect(shown).toEqual((key === null ? undefined : byKey.get(key)) ?? shown);
              if (key !== null) byKey.set(key, shown);
            }
          }
          const counted = await store.read<{ viewer_id: string; attempts: number }>(
            'test',
            'select viewer_id, attempts from nik_attempt where viewer_id like $1 and attempts > 0',
            [`${round} %`],
          );
          expect(new Map(counted.map(({ viewer_id, attempts }) => [viewer_id, attempts]))).toEqual(expectedAttempts);
          expect(counted.every(({ attempts }) => attempts < defaultNikAttempts + 3)).toBe(true);
          const hashes = niks.flatMap((nik) => store.niks.hashesOf(nik).map((hash) => hash.toString('hex')));
          expect(
            await store.read(
              'test',
              `select nik_hash from person where nik_hash = any(select decode(h, 'hex') from unnest($1::text[]) h) group by nik_hash having count(*) > 1`,
              [hashes],
            ),
          ).toEqual([]);
        }),
        { numRuns: runs, seed },
      );
    },
  );
});
