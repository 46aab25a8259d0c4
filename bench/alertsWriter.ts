import { setTimeout as wait } from 'node:timers/promises';
import { todayIn } from '../src/base/calendar.ts';
import { dataOf } from '../test/support/ask.ts';

/** Requests that are under way at the same time while children are registered. */
const atOnce = 8;

const today = todayIn('Asia/Jakarta');
const twoYearsAgo = `${Number(today.slice(0, 4)) - 2}${today.slice(4).replace('02-29', '02-28')}`;

/** Codes of the hub's villages. */
export async function villageCodes(url: string): Promise<string[]> {
  const { villages } = await dataOf<{ villages: { nodes: { code: string }[] } }>(url, '{ villages(first: 500) { nodes { code } } }');
  return villages.nodes.map(({ code }) => code);
}

/** Registers synthetic children, spread evenly over the villages; gives their ids. */
export async function registerChildren(url: string, villages: readonly string[], count: number): Promise<string[]> {
  const families = await inTurns(villages, async (villageCode) => {
    const { registerFamily } = await dataOf<{ registerFamily: { id: string } }>(
      url,
      'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id } }',
      {
        input: { villageCode, head: { name: 'Contoh', sex: 'MALE' } },
      },
    );
    return registerFamily.id;
  });
  return inTurns(
    Array.from({ length: count }, (_, n) => n),
    async (n) => {
      const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
        url,
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
        {
          input: { familyId: families[n % families.length], name: `Contoh ${n}`, sex: 'FEMALE', bornOn: twoYearsAgo },
        },
      );
      return registerChild.id;
    },
  );
}

/**
 * Measures children for the first time, so that each is newly stunted, at a steady rate that does not wait for the hub.
 * Resolves when all are recorded.
 * @param rate measurements a second.
 */
export async function raiseAlerts(url: string, children: readonly string[], rate: number): Promise<void> {
  const start = performance.now();
  const recorded: Promise<unknown>[] = [];
  for (const [n, childId] of children.entries()) {
    await wait(Math.max(0, start + (n * 1000) / rate - performance.now()));
    // Height for age about -2.5 SD of the WHO standard for girls of 24 months, weight as it should be for the height.
    recorded.push(
      dataOf(url, 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }', {
        input: { childId, measuredOn: today, heightCm: 77.6, weightKg: 9.8 },
      }),
    );
  }
  await Promise.all(recorded);
}

async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const waiting = items.entries();
  const next = async () => {
    for (const [place, item] of waiting) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return results;
}
