import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError } from '../../errors.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { KeySource } from './keySource.ts';
import { keyIdOf, NikKey } from './NikKey.ts';

/** Key of the advisory lock that writers of NIKs share and a change of the key has alone ("hub" in ASCII, then 10). */
const keyLock = 0x6875620a;

/** A key that the database knows. */
interface RegisteredKey {
  id: string;
  current: boolean;
}

/**
 * The keys of the hub, and which of them the database is written with.
 *
 * The database has the say (`nik_key`): a hub that was started with another key neither writes a NIK that others cannot
 * find nor takes one as new that is there under another hash. Every write of a NIK asks for the key in its transaction.
 */
export class NikVault {
  readonly #source: KeySource;
  #keys: NikKey[] | undefined;

  constructor(source: KeySource) {
    this.#source = source;
  }

  get source(): KeySource {
    return this.#source;
  }

  /** Every key there is, the newest first. */
  get keys(): readonly NikKey[] {
    return (this.#keys ??= (this.#source.read() ?? this.#source.make?.() ?? []).map((key) => new NikKey(key)));
  }

  /** Reads the keys again: they were replaced. */
  reload(): void {
    this.#keys = undefined;
  }

  /**
   * Makes sure at a start that what is stored can be opened.
   * @throws HubError NIK_KEY_MISSING when the data is under a key that the hub was not given.
   */
  async check(em: SqlEntityManager): Promise<void> {
    const registered = await readRegistered(em);
    if (registered.length === 0) return;
    // A hub that has lost its key must not make a new one in its place.
    const known = this.#source.read();
    const ids = new Set((known === null ? [] : this.keys).map(({ id }) => id));
    const missing = registered.filter(({ id }) => !ids.has(id));
    if (missing.length === 0) return;
    const given = known === null ? 'there is none' : 'another one was given';
    throw new HubError(
      `${this.#source.description}: the NIKs of this database are under the key ${missing.map(({ id }) => id).join(' and ')}, and ${given}. Start the hub with the key that belongs to the data (HUB_KEY, HUB_KEY_FILE, or hub.key in HUB_DATA)`,
      'NIK_KEY_MISSING',
    );
  }

  /**
   * The key to seal with, until the transaction ends.
   * @throws HubError NIK_KEY_REPLACED when the database is under another key by now.
   */
  async writingKey(em: SqlEntityManager): Promise<NikKey> {
    await queryIn(em, 'select pg_advisory_xact_lock_shared($1)', [keyLock]);
    let [current] = (await readRegistered(em)).filter((key) => key.current);
    if (current === undefined) {
      await queryIn(em, 'insert into nik_key (id, current) values ($1, true) on conflict do nothing', [this.#first.id]);
      [current] = (await readRegistered(em)).filter((key) => key.current);
    }
    return this.#keyOf(current?.id ?? '');
  }

  /** The hashes that a NIK may stand under. */
  hashesOf(nik: string): Buffer[] {
    return this.keys.map((key) => key.hash(nik));
  }

  /** @throws HubError NIK_KEY_REPLACED when it is under a key that this hub was not started with. */
  open(personId: string, sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed);
    return this.#keyOf(keyIdOf(bytes)).open(personId, bytes);
  }

  /**
   * Makes the newest key the one to write with; whoever is writing with another one is waited for.
   * @throws HubError CONFLICT when an earlier change to yet another key has not been completed.
   */
  async beginRotation(em: SqlEntityManager): Promise<void> {
    await queryIn(em, 'select pg_advisory_xact_lock($1)', [keyLock]);
    const registered = await readRegistered(em);
    const current = registered.find((key) => key.current);
    if (current?.id === this.#first.id) return;
    if (registered.length > 1) throw new HubError(`An earlier rotation, to the key ${current?.id ?? ''}, has not been completed; give that key first, and run it again`, 'CONFLICT');
    await queryIn(em, 'update nik_key set current = false');
    await queryIn(em, 'insert into nik_key (id, current) values ($1, true)', [this.#first.id]);
  }

  /** Forgets the keys that nothing is under any more. The caller has made sure of it. */
  async completeRotation(em: SqlEntityManager): Promise<void> {
    await queryIn(em, 'select pg_advisory_xact_lock($1)', [keyLock]);
    await queryIn(em, 'delete from nik_key where not current');
  }

  get #first(): NikKey {
    const [first] = this.keys;
    if (first === undefined) throw new HubError(`${this.#source.description}: there is no key`, 'NIK_KEY_MISSING');
    return first;
  }

  #keyOf(id: string): NikKey {
    const key = this.keys.find((each) => each.id === id);
    if (key !== undefined) return key;
    throw new HubError('The key of this hub has been replaced; start it again with the new key', 'NIK_KEY_REPLACED');
  }
}

function readRegistered(em: SqlEntityManager): Promise<RegisteredKey[]> {
  return queryIn<RegisteredKey>(em, 'select id, current from nik_key');
}
