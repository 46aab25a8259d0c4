/** Collects the values of a statement and hands out their placeholders: $1, $2 ... */
export class Bindings {
  readonly values: unknown[] = [];

  /** Adds a value and returns its placeholder. */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}
