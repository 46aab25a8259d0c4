import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { chainEntries } from '../../src/access/audit/chainEntries.ts';
import { verifyChain } from '../../src/access/audit/verifyChain.ts';
import { entities } from '../../src/hub/entities.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { Store } from '../../src/store/Store.ts';
import { createDatabase } from '../support/databases.ts';

const before = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name === '0013-audit-people'),
);
const [first, second, third] = [1, 2, 3].map((n) => `0197a000-0000-7000-8000-00000000000${n}`);
const [one, another] = ['0197a000-0000-7000-8000-0000000000a1', '0197a000-0000-7000-8000-0000000000a2'];
const at = '2026-06-15T08:00:00.000Z';

it('an audit log whose entries had their people in them stays whole when they get a table of their own', async () => {
  const database = await createDatabase();
  try {
    const old = new Store(await openPostgresql(database.url, entities, before));
    let hash: Uint8Array = Buffer.alloc(32);
    for (const [index, people] of [
      [one, another],
      [one, another],
    ].entries()) {
      const [seq, id] = [index + 1, index === 0 ? first : second];
      await old.read(
        'test',
        `insert into audit_entry values ($1, $2, 'midwife-1', 'MIDWIFE', 'READ', 'Old', null, null, '{Child}', $3, '{}')`,
        [id, at, people],
      );
      hash = createHash('sha256')
        .update(hash)
        .update(JSON.stringify([seq, id, at, 'midwife-1', 'MIDWIFE', 'READ', 'Old', null, null, ['Child'], people, []]))
        .digest();
      await old.read('test', 'insert into audit_chain values ($1, $2, $3)', [seq, id, hash]);
    }
    await old.read('test', 'update audit_head set seq = 2, hash = $1', [hash]);
    await old.read('test', 'delete from audit_pending');
    // This one was still to be chained.
    await old.read(
      'test',
      `insert into audit_entry values ($1, $2, 'midwife-1', 'MIDWIFE', 'READ', 'Old', null, null, '{Child}', $3, '{}')`,
      [third, at, [another]],
    );
    await old.close();

    const store = new Store(await openPostgresql(database.url, entities, migrations));
    expect(await verifyChain(store)).toMatchObject({ entries: 2, pending: 1, fault: null });
    await chainEntries(store);
    expect(await verifyChain(store)).toMatchObject({ entries: 3, pending: 0, fault: null });
    expect(await store.read('test', 'select count(*)::int as lists from audit_people')).toEqual([{ lists: 2 }]);
    await store.close();
  } finally {
    await database.drop();
  }
});
