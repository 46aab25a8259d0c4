import { after } from '../../base/background.ts';

/** The longest a timer can be set, in ms. */
const longest = 2_147_483_647;

/** What is good only for a while, as a token is. */
export interface Expiring {
  readonly expiresAt?: Date | undefined;
  /** Has `end` called when it is taken back before that. Returns how to stop. */
  readonly whenRevoked?: ((end: () => void) => () => void) | undefined;
}

/**
 * Ends a connection when the first of the contexts that were made for it expires, or the first is taken back: a connection has one token.
 */
export class Expiry {
  readonly #end: () => void;
  #at = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;
  #unwatch: (() => void) | undefined;
  #stopped = false;

  constructor(end: () => void) {
    this.#end = end;
  }

  /** Takes account of credentials, if they expire at all. */
  watch({ expiresAt, whenRevoked }: Expiring): void {
    // A context may be made while the connection goes.
    if (this.#stopped) return;
    this.#unwatch ??= whenRevoked?.(this.#end);
    const at = expiresAt?.getTime();
    if (at === undefined || at >= this.#at) return;
    this.#at = at;
    this.#clear();
    this.#wait();
  }

  stop(): void {
    this.#stopped = true;
    this.#unwatch?.();
    this.#clear();
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(): void {
    const left = this.#at - Date.now();
    this.#timer = after(Math.min(Math.max(left, 0), longest), () => (left > longest ? this.#wait() : this.#end()));
  }
}
