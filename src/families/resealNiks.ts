import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { nikDifferences } from '../access/nik/nikStructure.ts';
import type { NikKey } from '../access/nik/NikKey.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';

/** Persons in one transaction: bounds the memory and how long their rows are locked. */
const batchSize = 1_000;

interface Progress {
  batch?: number;
  /** Stops between two batches; the next run goes on from there. */
  signal?: AbortSignal | undefined;
  onProgress?: (done: number) => void;
}

/**
 * Seals the NIKs that an older version has left in clear text, and takes the column away that they lay in. Runs before the
 * hub serves; instances that start at the same time share the work. Nothing is done where nothing is left.
 * @returns how many were sealed.
 */
export async function sealClearNiks(store: Store): Promise<number> {
  for (let done = 0; ; ) {
    const sealed = await store.transaction(async (em) => {
      await queryIn(em, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', ['nik clear text']);
      const [column] = await queryIn(em, `select 1 as found from information_schema.columns where table_schema = current_schema() and table_name = 'person' and column_name = 'nik_clear'`);
      if (column === undefined) return null;
      const clear = await queryIn<ClearNik>(em, 'select id, nik_clear as nik, sex, born_on::text as "bornOn" from person where nik_clear is not null order by id limit $1', [batchSize]);
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
    return { id, sealed: `\\x${sealed.toString('hex')}`, hash: `\\x${hash.toString('hex')}`, mask, differs: nikDifferences(nik, { sex, bornOn }) };
  });
  await queryIn(
    em,
    `update person p set nik_clear = null, nik_sealed = r.sealed, nik_hash = r.hash, nik_mask = r.mask, nik_differs = r.differs
      from json_to_recordset($1::json) as r (id uuid, sealed bytea, hash bytea, mask text, differs text[]) where p.id = r.id`,
    [JSON.stringify(rows)],
  );
}

/**
 * Brings every NIK under the newest key: encrypted and hashed again, in batches, beside hubs that run and were given both
 * keys. What was interrupted goes on at the next run.
 * @returns how many were sealed anew; null when it was stopped by the signal.
 * @throws HubError CONFLICT when an earlier rotation to another key has not been completed, NIK_KEY_REPLACED when an older key is missing.
 */
export async function rotateNikKey(store: Store, { batch = batchSize, signal, onProgress }: Progress = {}): Promise<number | null> {
  await store.transaction((em) => store.niks.beginRotation(em));
  for (let done = 0, after: string | null = null; ; ) {
    if (signal?.aborted === true) return null;
    const last: { id: string; sealed: number } | null = await store.transaction((em) => resealBatch(em, store, after, batch));
    if (last === null) {
      await store.transaction((em) => store.niks.completeRotation(em));
      return done;
    }
    after = last.id;
    done += last.sealed;
    onProgress?.(done);
  }
}

/** @returns the last person of the batch; null when there is none left after the one given. */
async function resealBatch(em: SqlEntityManager, store: Store, after: string | null, batch: number): Promise<{ id: string; sealed: number } | null> {
  const key = await store.niks.writingKey(em);
  const stored = await queryIn<{ id: string; sealed: Uint8Array }>(
    em,
    `select id, nik_sealed as sealed from person
      where nik_sealed is not null and substr(nik_sealed, 2, 8) <> decode($1, 'hex') and ($2::uuid is null or id > $2) order by id limit $3 for no key update`,
    [key.id, after, batch],
  );
  const rows = stored.map(({ id, sealed: before }) => {
    const { sealed, hash } = key.seal(id, store.niks.open(id, before));
    return { id, sealed: `\\x${sealed.toString('hex')}`, hash: `\\x${hash.toString('hex')}` };
  });
  if (rows.length > 0) {
    await queryIn(em, 'update person p set nik_sealed = r.sealed, nik_hash = r.hash from json_to_recordset($1::json) as r (id uuid, sealed bytea, hash bytea) where p.id = r.id', [JSON.stringify(rows)]);
  }
  const last = stored.at(-1);
  return last === undefined ? null : { id: last.id, sealed: rows.length };
}
