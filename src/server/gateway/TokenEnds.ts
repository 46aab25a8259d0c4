/**
 * Ends the connections of a token that a subgraph rejects. The gateway has no database, so it does not know by itself which tokens are
 * revoked.
 */
export class TokenEnds {
  readonly #watching = new Map<string, Set<() => void>>();

  /** Calls `end` when the token ends. Returns a function that stops watching. */
  watch(token: string, end: () => void): () => void {
    const ends = this.#watching.get(token) ?? new Set();
    this.#watching.set(token, ends.add(end));
    return () => {
      ends.delete(end);
      if (ends.size === 0 && this.#watching.get(token) === ends) this.#watching.delete(token);
    };
  }

  end(token: string): void {
    for (const end of [...(this.#watching.get(token) ?? [])]) end();
  }
}
