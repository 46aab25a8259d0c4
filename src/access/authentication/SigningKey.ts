/** A key that signs tokens, valid until the issuer withdraws it. */
export class SigningKey {
  readonly #watching = new Set<() => void>();
  #withdrawn = false;

  get isWithdrawn(): boolean {
    return this.#withdrawn;
  }

  /** Withdraws it, and calls the watchers. */
  withdraw(): void {
    this.#withdrawn = true;
    for (const end of this.#watching) end();
    this.#watching.clear();
  }

  /** Calls `end` once when the key is withdrawn, or at once if it already is. Returns a function that stops watching. */
  whenWithdrawn(end: () => void): () => void {
    if (this.#withdrawn) end();
    else this.#watching.add(end);
    return () => this.#watching.delete(end);
  }
}
