/** Ends the connections of a token that a subgraph takes no longer: the gateway has no database to know from that it is revoked. */
export class TokenEnds {
  readonly #watching = new Map<string, Set<() => void>>();

  /** Has `end` called when the token ends. Returns how to stop. */
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
