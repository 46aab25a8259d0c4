import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTimeLimit } from '../../src/server/limits/TimeLimit.ts';
import { queryIn } from '../../src/store/queryIn.ts';
import { openTestStore, type TestStore } from '../support/databases.ts';

/** Takes a second or so. */
const long = 'select count(*)::int as count from generate_series(1, 4000000)';

describe('the embedded database', () => {
  let test: TestStore;

  beforeAll(async () => {
    test = await openTestStore('embedded');
  });

  afterAll(() => test.drop());

  const regencies = () => test.store.read<{ code: string }>('test', 'select code from regency order by code');

  it('leaves the event loop to others while a statement runs', async () => {
    let turns = 0;
    const turn = setInterval(() => turns++);
    const statement = test.store.read('test', long).finally(() => clearInterval(turn));
    expect(await statement).toEqual([{ count: 4_000_000 }]);
    expect(turns).toBeGreaterThan(10);
  });

  it('has the time limit of an operation answered while its statement still runs', async () => {
    const ends: string[] = [];
    const statement = test.store.read('test', long).then(() => ends.push('statement'));
    await withTimeLimit({ timeoutMs: 50 }, () => statement).catch((error: unknown) =>
      ends.push((error as { extensions: { code: string } }).extensions.code),
    );
    await statement;
    expect(ends).toEqual(['EXECUTION_TIMEOUT', 'statement']);
  });

  it('stores nothing of a change whose time is over before its turn comes, or between two of its statements', async () => {
    const before = test.store.read('test', long);
    const add = (code: string) => test.store.transaction((em) => queryIn(em, 'insert into regency values ($1, $2)', [code, 'Contoh']));
    const late = { extensions: { code: 'EXECUTION_TIMEOUT' } };
    await expect(withTimeLimit({ timeoutMs: 50 }, () => add('11.01'))).rejects.toMatchObject(late);
    await before;

    const afterwards: unknown[] = [];
    await expect(
      withTimeLimit({ timeoutMs: 100 }, () =>
        test.store.transaction(async (em) => {
          await queryIn(em, 'insert into regency values ($1, $2)', ['11.02', 'Contoh']);
          await queryIn(em, long);
          await queryIn(em, 'insert into regency values ($1, $2)', ['11.03', 'Contoh']).then(
            () => afterwards.push('stored'),
            (error: unknown) => afterwards.push((error as { code: string }).code),
          );
        }),
      ),
    ).rejects.toMatchObject(late);
    await add('11.04');
    expect(await regencies()).toEqual([{ code: '11.04' }]);
    expect(afterwards).toEqual(['OPERATION_CANCELLED']);
  });

  it('says what PostgreSQL says of an error, and nothing of the statement and its values', async () => {
    const twice = test.store.read('test', 'insert into regency values ($1, $2), ($1, $2)', ['12.01', 'Contoh']);
    await expect(twice).rejects.toMatchObject({
      code: '23505',
      table: 'regency',
      message: expect.stringContaining('duplicate key') as unknown,
    });
    expect(Object.keys(await twice.catch((error: unknown) => error as object))).not.toContain('params');
  });

  it('rolls back a transaction that fails, and takes the next', async () => {
    await expect(
      test.store.transaction(async (em) => {
        await queryIn(em, `insert into regency values ('13.01', 'Contoh')`);
        await queryIn(em, 'select nothing');
      }),
    ).rejects.toMatchObject({ code: '42703' });
    expect(await regencies()).toEqual([{ code: '11.04' }]);
  });

  it('gives values of every kind as they come from a database in this thread', async () => {
    const sql = `select 1 as i, 9007199254740993 as big, 1.5::float8 as f, 1.50 as decimal, true as b, null as n, date '2024-07-30' as day, timestamptz '2024-07-30 00:00+00' as at,
      array[date '2024-07-30'] as days, '{"a": [1]}'::jsonb as json, array['x', 'y'] as texts, '\\x01ff'::bytea as bytes`;
    const [row] = await test.store.read<Record<string, unknown>>('test', sql);
    expect(row).toEqual({
      i: 1,
      big: 9_007_199_254_740_993n,
      f: 1.5,
      decimal: '1.50',
      b: true,
      n: null,
      day: '2024-07-30',
      at: '2024-07-30 00:00:00+00',
      days: ['2024-07-30'],
      json: { a: [1] },
      texts: ['x', 'y'],
      bytes: new Uint8Array([1, 255]),
    });
    expect(await test.store.transaction((em) => queryIn(em, sql))).toEqual([row]);
  });
});
