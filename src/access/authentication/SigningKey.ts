/** A key that tokens are signed with, good until whoever signs with it takes it back. */
export class SigningKey {
  readonly #watching = new Set<() => void>();
  #withdrawn = false;

  get isWithdrawn(): boolean {
    return this.#withdrawn;
  }

  /** Says that it is good no more: whoever watches is told. */
  withdraw(): void {
    this.#withdrawn = true;
    for (const end of this.#watching) end();
    this.#watching.clear();
  }

  /** Has `end` called once when it is withdrawn, at once when it is. Returns how to stop. */
  whenWithdrawn(end: () => void): () => void {
    if (this.#withdrawn) end();
    else this.#watching.add(end);
    return () => this.#watching.delete(end);
  }
}
