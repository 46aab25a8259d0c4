import { LRUCache } from 'lru-cache';
import { inBackground, outsideOperations } from '../base/background.ts';
import { throwIfCancelled } from './cancellable.ts';
import { operationSignal, runWithSignal } from './operationSignal.ts';

export interface SharedReadsOptions<Value> {
  /** How long a result is shared, in ms. */
  readonly ttlMs: number;
  /** Highest total size of cached results. */
  readonly maxSize: number;
  readonly sizeOf: (value: Value) => number;
}

interface Underway<Value> {
  readonly version: number;
  readonly value: Promise<Value>;
  readonly ending: AbortController;
  waiting: number;
}

/**
 * Shares reads with equal results between concurrent operations, and caches them briefly. A read belongs to none of the waiting operations:
 * it continues when the first of them is cancelled, and is cancelled with the last one. A result from before a change is not shared after
 * it.
 */
export class SharedReads<Value extends object> {
  readonly #known: LRUCache<string, { readonly version: number; readonly value: Value }>;
  readonly #underway = new Map<string, Underway<Value>>();
  #version = 0;

  constructor({ ttlMs, maxSize, sizeOf }: SharedReadsOptions<Value>) {
    this.#known = new LRUCache({ ttl: ttlMs, maxSize, sizeCalculation: ({ value }) => sizeOf(value) + 1 });
  }

  /** Invalidates shared results after a change. */
  forget(): void {
    this.#version++;
    this.#known.clear();
  }

  /** @param key identifies the read. @param read is called outside of the operation. */
  async get(key: string, read: () => Promise<Value>): Promise<Value> {
    throwIfCancelled();
    const known = this.#known.get(key);
    if (known !== undefined) return known.value;
    let underway = this.#underway.get(key);
    if (underway?.version !== this.#version || underway.ending.signal.aborted) underway = this.#begin(key, read);
    return await waitFor(underway);
  }

  #begin(key: string, read: () => Promise<Value>): Underway<Value> {
    const version = this.#version;
    const ending = new AbortController();
    const value = outsideOperations(() => runWithSignal({ signal: ending.signal, deadline: null }, read));
    const underway = { version, value, ending, waiting: 0 };
    this.#underway.set(key, underway);
    const done = () => {
      if (this.#underway.get(key) === underway) this.#underway.delete(key);
    };
    const keep = (read: Value) => {
      done();
      if (version === this.#version) this.#known.set(key, { version, value: read });
    };
    inBackground(() => value.then(keep, done));
    return underway;
  }
}

/** @throws what the read throws; HubError OPERATION_CANCELLED if the waiting operation is cancelled. */
async function waitFor<Value>(underway: Underway<Value>): Promise<Value> {
  const signal = operationSignal()?.signal;
  const { promise: calledOff, resolve } = Promise.withResolvers<undefined>();
  const leave = () => resolve(undefined);
  underway.waiting++;
  signal?.addEventListener('abort', leave, { once: true });
  try {
    const value = await Promise.race([underway.value, calledOff]);
    throwIfCancelled();
    return value as Value;
  } finally {
    signal?.removeEventListener('abort', leave);
    if (--underway.waiting === 0) underway.ending.abort();
  }
}
