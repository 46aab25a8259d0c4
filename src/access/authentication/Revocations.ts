import type { Logger } from 'pino';
import { describeFault } from '../../errors.ts';
import type { Store } from '../../store/Store.ts';
import { takeLeftRevocations } from './leftRevocations.ts';

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

/** How often the database is asked, in ms: a revocation takes effect everywhere within it. */
const lookEvery = 2_000;

/** Has the tokens of a subject that were issued until now refused from now on. */
export async function revokeTokens(store: Store, { subject, revokedBefore }: Revocation): Promise<void> {
  await store.read(
    'revoke-tokens',
    `insert into token_revocation as old (subject, revoked_before) values ($1, $2)
     on conflict (subject) do update set revoked_before = greatest(old.revoked_before, excluded.revoked_before)`,
    [subject, revokedBefore],
  );
}

/** Which subjects' tokens are revoked, kept in memory: a request asks no database. */
export class Revocations {
  readonly #watched = new Set<Watched>();
  #revokedBefore = new Map<string, number>();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(
    readonly store: Store,
    readonly leftIn: string | null,
  ) {}

  /**
   * Reads them, and goes on reading them until `close`.
   * @param leftIn the data folder of an embedded database, where `hub token revoke` leaves what it cannot write itself.
   */
  static async open(store: Store, { leftIn, logger }: { leftIn: string | null; logger: Logger }): Promise<Revocations> {
    const revocations = new Revocations(store, leftIn);
    await revocations.look();
    const again = () => {
      revocations.#looking = revocations
        .look()
        // What is known stays in force; the next look may succeed.
        .catch((error: unknown) => logger.error({ error: describeFault(error) }, 'revocations cannot be read'))
        .then(() => {
          if (revocations.#timer !== undefined) revocations.#timer = setTimeout(again, lookEvery).unref();
        });
    };
    revocations.#timer = setTimeout(again, lookEvery).unref();
    return revocations;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#looking;
  }

  /** @param issuedAt in seconds of the epoch, as the claim `iat` has it. */
  isRevoked(subject: string, issuedAt: number): boolean {
    const before = this.#revokedBefore.get(subject);
    return before !== undefined && issuedAt * 1_000 <= before;
  }

  /** Has `end` called once when the token is revoked. Returns how to stop. */
  watch(subject: string, issuedAt: number, end: () => void): () => void {
    const watched = { subject, issuedAt, end };
    if (this.isRevoked(subject, issuedAt)) end();
    else this.#watched.add(watched);
    return () => this.#watched.delete(watched);
  }

  /** Reads what has been revoked, and ends the connections whose tokens have. */
  async look(): Promise<void> {
    if (this.leftIn !== null) await takeLeftRevocations(this.leftIn, (revocation) => revokeTokens(this.store, revocation));
    const rows = await this.store.read<Revocation>('revocations', 'select subject, revoked_before as "revokedBefore" from token_revocation');
    this.#revokedBefore = new Map(rows.map(({ subject, revokedBefore }) => [subject, new Date(revokedBefore).getTime()]));
    for (const watched of this.#watched) {
      if (!this.isRevoked(watched.subject, watched.issuedAt)) continue;
      this.#watched.delete(watched);
      watched.end();
    }
  }
}
