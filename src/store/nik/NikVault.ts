import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { lockAdvisory } from '../locks.ts';
import { queryIn } from '../queryIn.ts';
import type { KeySource } from './keySource.ts';
import { keyIdOf, NikKey } from './NikKey.ts';

/**
 * Attempts with NIKs that a viewer has in a day. Practice: far more than the typing errors of a day's registrations, far fewer than the
 * 2,000 possible NIKs behind a masked one.
 */
export const defaultNikAttempts = 60;

/** A key that the database knows. */
interface RegisteredKey {
  id: string;
  current: boolean;
}

/**
 * The keys of the hub, and the key with which the database is written.
 *
 * The database decides (`nik_key`). A hub that was started with another key must not write a NIK that others cannot find, and must not take
 * a NIK as new that is stored under another hash. Therefore every write of a NIK reads the current key in its transaction.
 */
export class NikVault {
  readonly #source: KeySource;
  /** Number of attempts with NIKs that a viewer has in a day (`NikAttempts`); 0 for no limit. */
  readonly attemptsPerDay: number;
  #keys: NikKey[] | undefined;

  constructor(source: KeySource, attemptsPerDay = defaultNikAttempts) {
    this.#source = source;
    this.attemptsPerDay = attemptsPerDay;
  }

  get source(): KeySource {
    return this.#source;
  }

  /** All keys, the newest first. */
  get keys(): readonly NikKey[] {
    return (this.#keys ??= (this.#source.read() ?? this.#source.make?.() ?? []).map((key) => new NikKey(key)));
  }

  /** All keys, as `keys`; empty if there is no key and none can be created. */
  get keysAtHand(): readonly NikKey[] {
    try {
      return this.keys;
    } catch {
      // There is no key, and the data folder is not writable. Code that needs a key throws.
      return [];
    }
  }

  /** Reads the keys again after they were replaced. */
  reload(): void {
    this.#keys = undefined;
  }

  /**
   * Checks at startup that stored NIKs can be decrypted.
   * @throws HubError NIK_KEY_MISSING if the data is encrypted with a key that the hub does not have.
   */
  async check(em: SqlEntityManager): Promise<void> {
    const registered = await readRegistered(em);
    if (registered.length === 0) return;
    // A hub that has lost its key must not create a new one.
    const known = this.#source.read();
    const ids = new Set((known === null ? [] : this.keys).map(({ id }) => id));
    const missing = registered.filter(({ id }) => !ids.has(id));
    if (missing.length === 0) return;
    throw new HubError(
      message('access.nikKeyMissing', {
        source: this.#source.description,
        ids: missing.map(({ id }) => id).join(', '),
        given: known === null ? 'none' : 'other',
      }),
      'NIK_KEY_MISSING',
    );
  }

  /**
   * Keeps the current key until the transaction ends, for writes that may need it later. Writers take the shared lock, a change of the key
   * the exclusive one.
   */
  async holdKey(em: SqlEntityManager): Promise<void> {
    await lockAdvisory(em, 'nikKey', 'shared');
  }

  /**
   * The key for encryption, until the transaction ends.
   * @throws HubError NIK_KEY_REPLACED if the database uses another key by now.
   */
  async writingKey(em: SqlEntityManager): Promise<NikKey> {
    await this.holdKey(em);
    let [current] = (await readRegistered(em)).filter((key) => key.current);
    if (current === undefined) {
      await queryIn(em, 'insert into nik_key (id, current) values ($1, true) on conflict do nothing', [this.#first.id]);
      [current] = (await readRegistered(em)).filter((key) => key.current);
    }
    return this.#keyOf(current?.id ?? '');
  }

  /** The hashes under which a NIK may be stored. */
  hashesOf(nik: string): Buffer[] {
    return this.keys.map((key) => key.hash(nik));
  }

  /** @throws HubError NIK_KEY_REPLACED if it is encrypted with a key that this hub was not started with. */
  open(personId: string, sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed);
    return this.#keyOf(keyIdOf(bytes)).open(personId, bytes);
  }

  /**
   * Makes the newest key the current one, after waiting for transactions that write with another one.
   * @throws HubError CONFLICT when an earlier change to yet another key has not been completed.
   */
  async beginRotation(em: SqlEntityManager): Promise<void> {
    await lockAdvisory(em, 'nikKey');
    const registered = await readRegistered(em);
    const current = registered.find((key) => key.current);
    if (current?.id === this.#first.id) return;
    if (registered.length > 1) throw new HubError(message('access.rotationPending', { id: current?.id ?? '' }), 'CONFLICT');
    await queryIn(em, 'update nik_key set current = false');
    await queryIn(em, 'insert into nik_key (id, current) values ($1, true)', [this.#first.id]);
  }

  /** Removes the keys that no stored NIK uses any more. The caller has checked this. */
  async completeRotation(em: SqlEntityManager): Promise<void> {
    await lockAdvisory(em, 'nikKey');
    await queryIn(em, 'delete from nik_key where not current');
  }

  get #first(): NikKey {
    const [first] = this.keys;
    if (first === undefined) throw new HubError(message('access.noKey', { source: this.#source.description }), 'NIK_KEY_MISSING');
    return first;
  }

  #keyOf(id: string): NikKey {
    const key = this.keys.find((each) => each.id === id);
    if (key !== undefined) return key;
    throw new HubError(message('access.keyReplaced'), 'NIK_KEY_REPLACED');
  }
}

function readRegistered(em: SqlEntityManager): Promise<RegisteredKey[]> {
  return queryIn<RegisteredKey>(em, 'select id, current from nik_key');
}
