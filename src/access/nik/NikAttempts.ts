import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../../base/calendar.ts';
import { HubError } from '../../base/errors.ts';
import { message } from '../../base/messages/index.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Refusable } from '../../store/savepoint.ts';
import type { Store } from '../../store/Store.ts';
import { appendEntries } from '../audit/appendEntries.ts';
import { AuditAction, entryOf } from '../audit/AuditEntry.ts';
import { currentCaller } from '../audit/currentCaller.ts';
import { recordRead } from '../audit/recordWrite.ts';
import type { Viewer } from '../viewer.ts';

/** In the access log, an entry of an attempt has this instead of a type of the schema. */
const attempted = 'NIK_ATTEMPT';

/** The persons and families that the caller named. It never holds the person to whom the NIK turned out to belong. */
export interface About {
  readonly personIds?: readonly string[];
  readonly familyIds?: readonly string[];
}

export interface AttemptingOperation {
  readonly store: Store;
  readonly viewer: Viewer;
  readonly today: IsoDate;
}

/**
 * Counts the attempts of a viewer with NIKs, to prevent enumeration.
 *
 * An attempt is
 * - each NIK that a call compared with registered NIKs before it was refused, for any reason;
 * - each change of a person's NIK after the first, because an accepted change also shows that a NIK is free;
 * - each NIK that is looked up.
 *
 * Numbers of family cards are treated in the same way. Registering an unused NIK is not an attempt.
 *
 * Attempts are stored in the database by viewer and day, in the hub's time zone. When a call is refused, its own changes are rolled back,
 * but its attempts are stored. Calls of one viewer that compare NIKs run one after the other, so that concurrent calls are all counted.
 */
export class NikAttempts implements Refusable {
  readonly #operation: AttemptingOperation;
  readonly #about: About;
  #before = 0;
  #looked = 0;
  #refused = 0;

  private constructor(operation: AttemptingOperation, about: About) {
    this.#operation = operation;
    this.#about = about;
  }

  /**
   * Runs a transaction that may compare NIKs.
   * @param about.mayLook false if the transaction compares no NIK: then it waits for no other one and counts nothing.
   */
  static transaction<T>(
    operation: AttemptingOperation,
    { mayLook, ...about }: About & { mayLook: boolean },
    work: (em: SqlEntityManager, attempts: NikAttempts) => Promise<T>,
  ): Promise<T> {
    const attempts = new NikAttempts(operation, about);
    return operation.store.transaction((em) => work(em, attempts), mayLook ? attempts : undefined);
  }

  async begin(em: SqlEntityManager): Promise<void> {
    this.#looked = 0;
    this.#refused = 0;
    const [row] = await queryIn<{ attempts: number }>(
      em,
      `insert into nik_attempt (viewer_id, day, attempts) values ($1, $2::date, 0)
        on conflict (viewer_id) do update set day = excluded.day, attempts = case when nik_attempt.day = excluded.day then nik_attempt.attempts else 0 end
        returning attempts`,
      [this.#operation.viewer.id, this.#operation.today],
    );
    this.#before = row?.attempts ?? 0;
  }

  /**
   * Must be called before NIKs are compared with registered ones.
   * @throws HubError NIK_ATTEMPTS_EXCEEDED when the viewer has no attempt left today.
   */
  look(count: number): void {
    this.#requireOne();
    this.#looked += count;
  }

  /** Numbers that were looked at for one of several things, which is refused while the others are stored: `storeRefused` counts them. */
  refuse(count: number): void {
    this.#before += count;
    this.#refused += count;
  }

  /** Stores what `refuse` was told, with the transaction. */
  async storeRefused(em: SqlEntityManager): Promise<void> {
    if (this.#refused === 0) return;
    await this.#record(em, this.#refused);
    this.#refused = 0;
  }

  /** Counts a change that was accepted. It is stored with the transaction. @throws as `look`. */
  async count(em: SqlEntityManager): Promise<void> {
    this.#requireOne();
    await this.#add(em, 1);
    recordRead(this.#operation.store, em, { field: attempted, ...this.#about });
  }

  /** Counts numbers that are looked up. A lookup is an attempt, because its result shows whether the number exists. @throws as `look`. */
  async lookUp(em: SqlEntityManager, count: number): Promise<void> {
    this.#requireOne();
    await this.#record(em, count);
  }

  async refused(em: SqlEntityManager): Promise<void> {
    if (this.#looked > 0) await this.#record(em, this.#looked);
  }

  async #record(em: SqlEntityManager, count: number): Promise<void> {
    await this.#add(em, count);
    const caller = currentCaller();
    await appendEntries(em, [
      entryOf(AuditAction.READ, caller.viewer, caller, {
        fields: [attempted],
        personIds: this.#about.personIds ?? [],
        familyIds: this.#about.familyIds ?? [],
      }),
    ]);
  }

  #requireOne(): void {
    const { attemptsPerDay } = this.#operation.store.niks;
    if (attemptsPerDay === 0 || this.#before < attemptsPerDay) return;
    throw new HubError(message('access.nikAttempts', { attempts: attemptsPerDay }), 'NIK_ATTEMPTS_EXCEEDED');
  }

  async #add(em: SqlEntityManager, count: number): Promise<void> {
    await queryIn(em, 'update nik_attempt set attempts = attempts + $2 where viewer_id = $1', [this.#operation.viewer.id, count]);
  }
}
