import { after } from '../../base/background.ts';

/** The longest possible delay of a timer, in ms. */
const longest = 2_147_483_647;

/** Something that expires, such as a token. */
export interface Expiring {
  readonly expiresAt?: Date | undefined;
  /** Calls `end` when it is revoked earlier. Returns a function that stops watching. */
  readonly whenRevoked?: ((end: () => void) => () => void) | undefined;
}

/** Ends a connection when one of its contexts expires or is revoked: a connection has one token. */
export class Expiry {
  readonly #end: () => void;
  #at = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;
  #unwatch: (() => void) | undefined;
  #stopped = false;

  constructor(end: () => void) {
    this.#end = end;
  }

  /** Watches credentials, if they can expire. */
  watch({ expiresAt, whenRevoked }: Expiring): void {
    // A context may be made while the connection closes.
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
