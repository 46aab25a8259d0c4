import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { nikDifferences } from '../access/nik/nikStructure.ts';
import type { NikKey } from '../store/nik/NikKey.ts';
import { lockKey } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

/** Persons in one transaction: limits the memory and the duration of locks. */
const batchSize = 1_000;

interface Progress {
  batch?: number;
  /** Stops between two batches; the next run continues from there. */
  signal?: AbortSignal | undefined;
  onProgress?: (done: number) => void;
}

/**
 * Seals the NIKs that an older version has left in clear text, and takes the column away that they lay in. Runs before the
 * hub serves; instances that start at the same time share the work. Nothing is done where nothing is left.
 * @returns how many were sealed.
 */
export async function sealClearNiks(store: Store): Promise<number> {
  for (let done = 0; ;) {
    const sealed = await store.transaction(async (em) => {
      await lockKey(em, 'nik clear', 'text');
      const [column] = await queryIn(
        em,
        `select 1 as found from information_schema.columns where table_schema = current_schema() and table_name = 'person' and column_name = 'nik_clear'`,
      );
      if (column === undefined) return null;
      await store.niks.holdKey(em);
      const clear = await queryIn<ClearNik>(
        em,
        'select id, nik_clear as nik, sex, born_on::text as "bornOn" from person where nik_clear is not null order by id limit $1 for no key update',
        [batchSize],
      );
      if (clear.length > 0) await storeSealed(em, await store.niks.writingKey(em), clear);
      else await queryIn(em, dropClear);
      return clear.length;
    });
    if (sealed === null) return done;
    done += sealed;
  }
}

/*
 * Rows that were updated stay in the table's file until it is written anew. PostgreSQL does that where a column is given a type
 * by an expression: in the same statement, so that no start that is cut short, and no other instance, can part the two.
 */
const dropClear = `alter table person drop column nik_clear, alter column name type text collate "C" using (name || '')`;

interface ClearNik {
  id: string;
  nik: string;
  sex: string;
  bornOn: string | null;
}

async function storeSealed(em: SqlEntityManager, key: NikKey, clear: readonly ClearNik[]): Promise<void> {
  const rows = clear.map(({ id, nik, sex, bornOn }) => {
    const { sealed, hash, mask } = key.seal(id, nik);
    return {
      id,
      sealed: `\\x${sealed.toString('hex')}`,
      hash: `\\x${hash.toString('hex')}`,
      mask,
      differs: nikDifferences(nik, { sex, bornOn }),
    };
  });
  await queryIn(
    em,
    `update person p set nik_clear = null, nik_sealed = r.sealed, nik_hash = r.hash, nik_mask = r.mask, nik_differs = r.differs
      from json_to_recordset($1::json) as r (id uuid, sealed bytea, hash bytea, mask text, differs text[]) where p.id = r.id`,
    [JSON.stringify(rows)],
  );
}

/**
 * Re-seals every NIK, every number of a family card, and the cells of imported rows with the newest key: encrypts and hashes them again, in
 * batches, beside running hubs that have both keys. After an interruption the next run continues.
 * @returns how many were re-sealed; null if stopped by the signal.
 * @throws HubError CONFLICT when an earlier rotation to another key has not been completed, NIK_KEY_REPLACED when an older key is missing.
 */
export async function rotateNikKey(store: Store, { batch = batchSize, signal, onProgress }: Progress = {}): Promise<number | null> {
  await store.transaction((em) => store.niks.beginRotation(em));
  let done = 0;
  for (const numbers of sealedNumbers) {
    for (let after: string | null = null; ;) {
      if (signal?.aborted === true) return null;
      const last: { id: string; sealed: number } | null = await store.transaction((em) =>
        resealBatch(em, store, numbers, { after, batch }),
      );
      if (last === null) break;
      after = last.id;
      done += last.sealed;
      onProgress?.(done);
    }
  }
  await store.transaction((em) => store.niks.completeRotation(em));
  return done;
}

/** Where something is sealed: the table, and the beginning of the names of its columns. A number has a hash beside it. */
const sealedNumbers = [
  { table: 'family', column: 'card', hashed: true },
  { table: 'person', column: 'nik', hashed: true },
  { table: 'import_row', column: 'cells', hashed: false },
] as const;

/** @returns the last row of the batch; null when there is none left after the one given. */
async function resealBatch(
  em: SqlEntityManager,
  store: Store,
  { table, column, hashed }: (typeof sealedNumbers)[number],
  { after, batch }: { after: string | null; batch: number },
): Promise<{ id: string; sealed: number } | null> {
  const key = await store.niks.writingKey(em);
  const stored = await queryIn<{ id: string; sealed: Uint8Array }>(
    em,
    `select id, ${column}_sealed as sealed from ${table}
      where ${column}_sealed is not null and substr(${column}_sealed, 2, 8) <> decode($1, 'hex') and ($2::uuid is null or id > $2) order by id limit $3 for update`,
    [key.id, after, batch],
  );
  const rows = stored.map(({ id, sealed: before }) => {
    const text = store.niks.open(id, before);
    const hash = hashed ? `\\x${key.hash(text).toString('hex')}` : null;
    return { id, sealed: `\\x${key.sealText(id, text).toString('hex')}`, hash };
  });
  if (rows.length > 0) {
    await queryIn(
      em,
      `update ${table} p set ${column}_sealed = r.sealed${hashed ? `, ${column}_hash = r.hash` : ''}
        from json_to_recordset($1::json) as r (id uuid, sealed bytea, hash bytea) where p.id = r.id`,
      [JSON.stringify(rows)],
    );
  }
  const last = stored.at(-1);
  return last === undefined ? null : { id: last.id, sealed: rows.length };
}
