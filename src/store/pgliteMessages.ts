/** The start options of the thread of the embedded database. */
export interface ThreadOptions {
  /** In the form that PGlite accepts. */
  readonly dataDir: string;
  /** The contents of a new database: a data folder, as dumped by PGlite. */
  readonly beginning: ArrayBuffer | null;
  /** PGlite itself, compiled. */
  readonly program: WebAssembly.Module;
}

/** A request to the thread. Requests are processed one at a time, in their order. */
export type Request =
  | { readonly kind: 'query'; readonly sql: string; readonly params: readonly unknown[] }
  /** The same in a transaction of its own, in which the settings apply. */
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

/** An error that is passed between threads. Passing an error keeps only its message, so the other fields are passed separately. */
export interface Refusal {
  readonly message: string;
  /** Fields of PostgreSQL's error: code, detail, constraint and so on. Without the statement and its values, which may identify persons. */
  readonly fields: Readonly<Record<string, string | number>>;
}

export type Answer = { readonly rows: Rows } | { readonly refusal: Refusal };
