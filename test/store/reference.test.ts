import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase, openTestStore, type TestStore } from '../support/databases.ts';

onEachDatabase((kind) => {
  let test: TestStore;

  beforeAll(async () => {
    test = await openTestStore(kind);
    await test.store.read('fixture', `insert into regency values ('33.26', 'Pekalongan')`);
  });

  afterAll(() => test.drop());

  it('reads a statement of reference data once, until told that the data has changed', async () => {
    const { store } = test;
    const names: string[] = [];
    const stop = store.onStatement((name) => names.push(name));
    const read = (code: string) => store.readReference<{ name: string }>('regency', 'select name from regency where code = $1', [code]);
    expect(await read('33.26')).toEqual([{ name: 'Pekalongan' }]);
    (await read('33.26')).reverse().pop();
    expect(await read('33.26')).toEqual([{ name: 'Pekalongan' }]);
    expect(await read('33.27')).toEqual([]);
    expect(names).toEqual(['regency', 'regency']);
    store.forgetReference();
    await read('33.26');
    expect(names).toHaveLength(3);
    stop();
  });
});
