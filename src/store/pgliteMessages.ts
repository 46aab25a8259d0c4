/** What the thread of the embedded database begins with. */
export interface ThreadOptions {
  /** As PGlite takes it. */
  readonly dataDir: string;
  /** What a new database begins with: a data folder as PGlite dumps it. */
  readonly beginning: ArrayBuffer | null;
  /** PGlite itself, compiled. */
  readonly program: WebAssembly.Module;
}

/** What the thread is asked to do; one at a time, in the order in which it is asked. */
export type Request =
  | { readonly kind: 'query'; readonly sql: string; readonly params: readonly unknown[] }
  /** The same in a transaction of its own, which the settings hold in. */
  | {
      readonly kind: 'queryWithin';
      readonly settings: Readonly<Record<string, string>>;
      readonly sql: string;
      readonly params: readonly unknown[];
    }
  | { readonly kind: 'close' };

/** Rows as arrays of the values of their columns. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: unknown[][];
  readonly affectedRows: number | undefined;
}

/** An error as it goes from thread to thread, which keeps of a class nothing but its message. */
export interface Refusal {
  readonly message: string;
  /**
   * What PostgreSQL says of an error: code, detail, constraint and so on. Without the statement and its values, which may be of persons.
   */
  readonly fields: Readonly<Record<string, string | number>>;
}

export type Answer = { readonly rows: Rows } | { readonly refusal: Refusal };
