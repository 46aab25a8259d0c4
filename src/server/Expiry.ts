/** The longest a timer can be set, in ms. */
const longest = 2_147_483_647;

/** A context that is good only for a while, as the token is that it was made from. */
export interface Expiring {
  readonly expiresAt?: Date | undefined;
}

/** Ends a connection when the first of the contexts that were made for it expires. */
export class Expiry {
  readonly #end: () => void;
  #at = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(end: () => void) {
    this.#end = end;
  }

  /** Takes account of a context, if it expires at all. */
  watch(context: unknown): void {
    const at = (context as Expiring | null | undefined)?.expiresAt?.getTime();
    if (at === undefined || at >= this.#at) return;
    this.stop();
    this.#at = at;
    this.#wait();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(): void {
    const left = this.#at - Date.now();
    this.#timer = setTimeout(() => (left > longest ? this.#wait() : this.#end()), Math.min(Math.max(left, 0), longest));
  }
}
