import pg from 'pg';
import { advisoryLocks, guards, lockOrder, type OrderedLock } from '../../src/store/locks.ts';

/** What a transaction has locked so far. */
interface Held {
  /** The place in the order of the last lock. */
  rank: number;
  readonly locks: Set<string>;
  /** Tables that it has inserted rows into: they are its own until it ends. */
  readonly inserted: Set<string>;
  /** The values that each locking statement was given. */
  readonly values: Map<string, Set<string>>;
}

/** A lock in words. */
export const lockName = (lock: OrderedLock): string =>
  'rows' in lock ? `rows of ${lock.rows}` : 'keys' in lock ? `${lock.keys} keys` : `advisory ${lock.advisory}`;
const ranks = new Map(lockOrder.map((lock, rank) => [lockName(lock), rank]));
const advisoryNames = new Map<number, string>(Object.entries(advisoryLocks).map(([name, key]) => [key, name]));
/** Tables whose rows are updated one at a time, by a transaction that locks nothing else. */
const oneRowAlone = new Set(['partner']);

/**
 * Watches every statement that this process sends to PostgreSQL: what its transactions lock must come in the order of `lockOrder`, and
 * what they update or delete must be guarded as `guards` says.
 * @returns what broke these rules, and how to stop.
 */
export function watchLocks(): { readonly violations: string[]; readonly seen: Set<string>; stop(): void } {
  const violations: string[] = [];
  const seen = new Set<string>();
  const transactions = new WeakMap<pg.Client, Held>();
  // Called by `apply` below, as a method of its client.
  const original = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;

  const look = (client: pg.Client, sql: string, params: readonly unknown[]): void => {
    if (/^\s*(begin|start transaction)/i.test(sql))
      transactions.set(client, { rank: -1, locks: new Set(), inserted: new Set(), values: new Map() });
    if (/^\s*(commit|rollback)\s*;?$/i.test(sql)) transactions.delete(client);
    const held = transactions.get(client);
    if (held === undefined) return;
    const report = (what: string) =>
      violations.push(`${what}; held: ${[...held.locks].join(', ')}; statement: ${sql.replace(/\s+/g, ' ').slice(0, 160)}`);
    const lock = locked(sql, params);
    if (lock !== null) {
      const rank = ranks.get(lock.name);
      seen.add(lock.name);
      const known = held.values.get(lock.how) ?? new Set();
      const isNew = lock.values.some((value) => !known.has(value));
      // NIKs are locked one by one, in the order of their hashes; everything else of a kind at once.
      const goesOn = lock.name === 'nik keys' && lock.values.every((value) => [...known].every((other) => other < value));
      if (rank === undefined) report(`${lock.name} has no place in the order`);
      else if (isNew && (rank < held.rank || (rank === held.rank && !goesOn))) report(`${lock.name} comes too late`);
      else if (isNew) held.rank = rank;
      held.locks.add(lock.name);
      held.values.set(lock.how, new Set([...known, ...lock.values]));
    }
    for (const [, table = ''] of sql.matchAll(/\binsert into "?(\w+)"?/gi)) held.inserted.add(table);
    for (const table of written(sql)) {
      if (oneRowAlone.has(table)) continue;
      const guardedBy = guards[table];
      if (guardedBy === undefined) report(`nothing guards ${table}`);
      else if (!guardedBy.some((guard) => held.locks.has(lockName(guard)) || ('rows' in guard && held.inserted.has(guard.rows))))
        report(`${table} is written without its guard`);
    }
  };
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const sql = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
    const params = (Array.isArray(second) ? second : (first as { values?: unknown[] }).values) ?? [];
    look(this, sql, params as unknown[]);
    return original.apply(this, args);
  } as typeof pg.Client.prototype.query;
  return {
    violations,
    seen,
    stop: () => {
      pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
    },
  };
}

/** The lock that a statement takes, and of what; null for none. */
function locked(sql: string, params: readonly unknown[]): { name: string; how: string; values: string[] } | null {
  const values = params.length === 0 ? ['all'] : [...params].flat().map(String);
  if (/pg_(try_)?advisory_xact_lock/.test(sql)) {
    const [first] = values;
    if (!sql.includes('hashtextextended'))
      return { name: `advisory ${advisoryNames.get(Number(first)) ?? String(first)}`, how: String(first), values };
    const name = first?.startsWith('nik ') === true && !first.startsWith('nik clear') ? 'nik keys' : 'client keys';
    return { name, how: name, values };
  }
  // A row that is there already is locked by the insert that updates it.
  const upserted = /\binsert into "?(\w+)"?[\s\S]*\bdo update set\b/i.exec(sql)?.[1];
  if (upserted !== undefined && ranks.has(`rows of ${upserted}`)) return { name: `rows of ${upserted}`, how: upserted, values };
  const mode = /\bfor (update|no key update|share|key share)(?: of (\w+))?/i.exec(sql);
  if (mode === null) return null;
  const alias = mode[2];
  const table = alias === undefined ? /\bfrom "?(\w+)"?/i.exec(sql)?.[1] : new RegExp(`(\\w+) ${alias}\\b`).exec(sql)?.[1];
  const by = sql.includes('family_id = any') ? 'family' : 'key';
  return { name: `rows of ${table ?? '?'}`, how: `${table ?? '?'} by ${by}`, values };
}

/** The tables that a statement updates or deletes rows of. */
function written(sql: string): string[] {
  const changes = sql.replace(/\bfor (no key )?update\b/gi, '').replace(/\bdo update set\b/gi, '');
  return [...changes.matchAll(/\b(?:update|delete from) "?(\w+)"?/gi)].map(([, table = '']) => table);
}
