import type { Logger } from 'pino';
import { after } from '../../base/background.ts';
import { describeFault } from '../../base/errors.ts';
import type { Store } from '../../store/Store.ts';
import { asOwnWork } from '../../store/ownWork.ts';
import { applyPendingRevocations } from './pendingRevocations.ts';

/** The tokens of a subject that were issued until then. */
export interface Revocation {
  subject: string;
  revokedBefore: Date;
}

/** The token of an open connection. */
interface Watched {
  readonly subject: string;
  readonly issuedAt: number;
  readonly end: () => void;
}

/** Poll interval of the database, in ms: a revocation takes effect everywhere within it. */
const pollMs = 2_000;

/** Revokes the tokens of a subject that were issued until now. */
export async function revokeTokens(store: Store, { subject, revokedBefore }: Revocation): Promise<void> {
  await store.read(
    'revoke-tokens',
    `insert into token_revocation as old (subject, revoked_before) values ($1, $2)
     on conflict (subject) do update set revoked_before = greatest(old.revoked_before, excluded.revoked_before)`,
    [subject, revokedBefore],
  );
}

/** Revoked subjects, in memory: a request needs no query. */
export class Revocations {
  readonly #watched = new Set<Watched>();
  #revokedBefore = new Map<string, number>();
  #polling: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(
    readonly store: Store,
    readonly leftIn: string | null,
  ) {}

  /**
   * Reads them, and polls until `close`.
   * @param leftIn the data folder of an embedded database, where `hub token revoke` leaves what it cannot write itself.
   */
  static async open(store: Store, { leftIn, logger }: { leftIn: string | null; logger: Logger }): Promise<Revocations> {
    const revocations = new Revocations(store, leftIn);
    await revocations.look();
    revocations.#pollLater(logger);
    return revocations;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#polling;
  }

  #pollLater(logger: Logger): void {
    if (this.#closed) return;
    this.#timer = after(pollMs, () => {
      this.#polling = asOwnWork(() =>
        this.look()
          // Known revocations stay in force; the next poll may succeed.
          .catch((error: unknown) => logger.error({ error: describeFault(error) }, 'revocations cannot be read'))
          .finally(() => this.#pollLater(logger)),
      );
    }).unref();
  }

  /** @param issuedAt in seconds of the epoch, as the claim `iat` has it. */
  isRevoked(subject: string, issuedAt: number): boolean {
    const before = this.#revokedBefore.get(subject);
    return before !== undefined && issuedAt * 1_000 <= before;
  }

  /** Calls `end` once when the token is revoked. Returns a function that stops watching. */
  watch(subject: string, issuedAt: number, end: () => void): () => void {
    const watched = { subject, issuedAt, end };
    if (this.isRevoked(subject, issuedAt)) end();
    else this.#watched.add(watched);
    return () => this.#watched.delete(watched);
  }

  /** Reads the revocations, and ends the connections of revoked tokens. */
  async look(): Promise<void> {
    if (this.leftIn !== null) await applyPendingRevocations(this.leftIn, (revocation) => revokeTokens(this.store, revocation));
    const rows = await this.store.read<Revocation>(
      'revocations',
      'select subject, revoked_before as "revokedBefore" from token_revocation',
    );
    this.#revokedBefore = new Map(rows.map(({ subject, revokedBefore }) => [subject, new Date(revokedBefore).getTime()]));
    for (const watched of this.#watched) {
      if (!this.isRevoked(watched.subject, watched.issuedAt)) continue;
      this.#watched.delete(watched);
      watched.end();
    }
  }
}
