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
