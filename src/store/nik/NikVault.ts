import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { lockAdvisory } from '../locks.ts';
import { queryIn } from '../queryIn.ts';
import type { KeySource } from './keySource.ts';
import { keyIdOf, NikKey } from './NikKey.ts';

/**
 * Attempts at NIKs that a viewer has in a day. Practice: far above the slips of a day's registrations, far below the 2,000 that a masked
 * NIK leaves open.
 */
export const defaultNikAttempts = 60;

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
  /** How many attempts at NIKs a viewer has in a day (`NikAttempts`); 0 for as many as it likes. */
  readonly attemptsPerDay: number;
  #keys: NikKey[] | undefined;

  constructor(source: KeySource, attemptsPerDay = defaultNikAttempts) {
    this.#source = source;
    this.attemptsPerDay = attemptsPerDay;
  }

  get source(): KeySource {
    return this.#source;
  }

  /** Every key there is, the newest first. */
  get keys(): readonly NikKey[] {
    return (this.#keys ??= (this.#source.read() ?? this.#source.make?.() ?? []).map((key) => new NikKey(key)));
  }

  /** Every key there is, as `keys`; none where there is none and none can be made. */
  get keysAtHand(): readonly NikKey[] {
    try {
      return this.keys;
    } catch {
      // No key was given and the folder for one cannot be written: whoever needs one says so.
      return [];
    }
  }

  /** Reads the keys again: they were replaced. */
  reload(): void {
    this.#keys = undefined;
  }

  /**
   * Checks at a start that stored NIKs can be opened.
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
   * Keeps the key to seal with as it is until the transaction ends, for who may need it later: writers share the lock, a change of the key
   * has it alone.
   */
  async holdKey(em: SqlEntityManager): Promise<void> {
    await lockAdvisory(em, 'nikKey', 'shared');
  }

  /**
   * The key to seal with, until the transaction ends.
   * @throws HubError NIK_KEY_REPLACED when the database is under another key by now.
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
    await lockAdvisory(em, 'nikKey');
    const registered = await readRegistered(em);
    const current = registered.find((key) => key.current);
    if (current?.id === this.#first.id) return;
    if (registered.length > 1) throw new HubError(message('access.rotationPending', { id: current?.id ?? '' }), 'CONFLICT');
    await queryIn(em, 'update nik_key set current = false');
    await queryIn(em, 'insert into nik_key (id, current) values ($1, true)', [this.#first.id]);
  }

  /** Forgets the keys that nothing is under any more. The caller has made sure of it. */
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
