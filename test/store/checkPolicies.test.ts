import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { entities } from '../../src/hub/entities.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { createDatabaseOn } from '../support/serverDatabase.ts';

test('A database that does not keep viewers to their areas is refused with what to run, and runs after that', async () => {
  const database = await createDatabaseOn(inject('postgresUrl'));
  const open = async () => {
    const opened = await openPostgresql(database.url, entities, migrations);
    await opened.close();
  };
  const client = new pg.Client(database.url);
  try {
    await open();
    await client.connect();
    const everyPolicy = `do $$ declare p record; begin for p in select * from pg_policies loop execute format('drop policy %I on %I', p.policyname, p.tablename); end loop; end $$`;
    for (const damage of [
      'drop policy viewer_reads on child',
      'drop policy writer_changes on alert',
      'alter table family disable row level security',
      'revoke select on measurement from hub_viewer',
      'revoke insert on person from hub_writer',
      'revoke usage on schema public from hub_viewer, public',
      everyPolicy,
    ]) {
      await client.query(damage);
      const refused: unknown = await open().then(
        () => null,
        (error: unknown) => error,
      );
      expect(refused, damage).toMatchObject({ code: 'DATABASE_POLICIES_MISSING' });
      const statements = (refused as Error).message.split('\n').slice(1).join('\n');
      await client.query(statements);
      await open();
    }
    expect((await client.query<{ n: number }>('select count(*)::int as n from pg_policies')).rows).toEqual([{ n: 90 }]);
  } finally {
    await client.end();
    await database.drop();
  }
});
