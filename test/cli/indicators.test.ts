import { afterEach, expect, it } from 'vitest';
import { runHub } from '../support/hubProcess.ts';
import { openTestHub, type TestHub } from '../support/testHub.ts';

let test: TestHub | undefined;
afterEach(() => test?.close());

it('hub indicators rebuild counts everything anew, beside a hub that runs', async () => {
  test = await openTestHub('postgresql');
  const counts = () => test?.hub.store.read('test', 'select * from indicator_month order by village_code, month');
  const before = await counts();
  await test.hub.store.read('test', 'update indicator_month set stunted = stunted + 1');
  const { code, stdout } = await runHub(['indicators', 'rebuild'], { DATABASE_URL: test.database.url ?? '' });
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Counted 18 children and 18 families anew.\n' });
  expect(await counts()).toEqual(before);
});

it('hub indicators publish publishes once what is due, as every command that opens the hub does, and anew where it is told to', async () => {
  test = await openTestHub('postgresql');
  const environment = { DATABASE_URL: test.database.url ?? '' };
  const published = () =>
    test?.hub.store.read<{ month: number; children: number }>(
      'test',
      'select month, sum(children[1])::int as children from indicator_published group by 1 order by 1',
    );
  const { code, stdout } = await runHub(['indicators', 'publish'], environment);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Published 0 months, up to \d{4}-\d\d\.\n$/);
  const first = await published();
  expect(first?.length).toBeGreaterThan(0);
  await test.hub.store.read('test', 'update indicator_month set children = children + 50');
  expect((await runHub(['indicators', 'publish'], environment)).code).toBe(0);
  expect(await published()).toEqual(first);
  expect((await runHub(['indicators', 'publish', '--anew'], environment)).stdout).toMatch(/^Published [1-9]\d* months, /);
  const anew = await published();
  expect(anew?.map(({ month }) => month)).toEqual(first?.map(({ month }) => month));
  expect(anew?.[0]?.children).toBeGreaterThan(first?.[0]?.children ?? Infinity);
});
