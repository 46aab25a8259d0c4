import DataLoader from 'dataloader';
import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { afterAllParts, breathe } from '../../src/base/eventLoop.ts';
import { documentRunner } from './runDocument.ts';

const schema = buildSchema(`
  type Query { parents: [Parent!]! }
  type Parent { child: Child! }
  type Child { name: String! friends: [Child!]! }
`);

/** Takes so long that the rest of a level is made in later turns of the event loop. */
function work(): void {
  const end = performance.now() + 8;
  while (performance.now() < end);
}

it('A level of an answer that takes many turns of the event loop is read in one batch', async () => {
  const batches: string[][] = [];
  const loader = new DataLoader<string, object>(
    (keys) => {
      batches.push([...keys]);
      return Promise.resolve(keys.map(child));
    },
    { batchScheduleFn: afterAllParts },
  );
  const child = (name: string) => ({
    name,
    // Waits for a turn by itself, as a resolver with much to do does.
    friends: async () => {
      work();
      await breathe();
      return [await loader.load(`friend of ${name}`)];
    },
  });
  const names = Array.from({ length: 40 }, (_, n) => `child ${n}`);
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const { data, errors } = await documentRunner(schema).run(parse('{ parents { child { name friends { name friends { name } } } } }'), {
    rootValue: {
      parents: names.map((name) => ({
        child: () => {
          work();
          return loader.load(name);
        },
      })),
    },
  });
  clearInterval(timer);
  expect(errors).toBeUndefined();
  expect(data?.parents).toHaveLength(40);
  // Others had their turn meanwhile.
  expect(turns).toBeGreaterThan(5);
  const friends = names.map((name) => `friend of ${name}`);
  const sorted = (keys: readonly string[]) => keys.toSorted();
  expect(batches.map(sorted)).toEqual([names, friends, friends.map((name) => `friend of ${name}`)].map(sorted));
});
