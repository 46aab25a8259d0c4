import { GraphQLError } from 'graphql';
import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { operationSignal } from '../../store/operationSignal.ts';

/** How much heavy work a server does at once. */
export interface HeavyLimits {
  /** Estimated cost from which on an operation is heavy. */
  readonly cost: number;
  /** Heavy operations that run at once. */
  readonly atOnce: number;
  /** Heavy operations that wait. At most half of them belong to one viewer, or to all anonymous viewers together. */
  readonly waiting: number;
}

interface Waiting {
  start(): void;
}

/** Weight of the newest operation in the moving average of durations. */
const newest = 0.2;

/**
 * Runs a limited number of heavy operations at once. This bounds memory, and light operations are answered meanwhile. Other heavy
 * operations wait, in turn by viewer, at most until their time limit. An operation that finds no place to wait is refused at once.
 */
export class HeavyOperations {
  readonly #limits: HeavyLimits;
  /** By viewer, in the order of their turns. */
  readonly #queues = new Map<string, Waiting[]>();
  #running = 0;
  #waiting = 0;
  #averageMs = 1_000;

  constructor(limits: HeavyLimits) {
    this.#limits = limits;
  }

  /** Operations that run and that wait now. */
  get counts(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#waiting };
  }

  isHeavy(cost: number): boolean {
    return cost >= this.#limits.cost;
  }

  /**
   * Does the work of an operation; a heavy one waits for its turn first. Its place becomes free when the work ends, even if the client has
   * gone.
   * @param viewer name of the viewer; all anonymous viewers share one.
   * @throws GraphQLError OVERLOADED with `retryAfterSeconds`, before anything is begun.
   */
  async run<T>(cost: number, viewer: string, work: () => Promise<T>): Promise<T> {
    if (!this.isHeavy(cost)) return work();
    if (this.#running < this.#limits.atOnce) this.#running++;
    else await this.#turn(viewer);
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.#averageMs += newest * (performance.now() - began - this.#averageMs);
      this.#leave();
    }
  }

  /** Resolves at the viewer's turn; rejects if the operation is cancelled before. */
  async #turn(viewer: string): Promise<void> {
    const queue = this.#queues.get(viewer) ?? [];
    if (this.#waiting >= this.#limits.waiting || queue.length >= Math.ceil(this.#limits.waiting / 2)) throw this.#overloaded();
    this.#waiting++;
    this.#queues.set(viewer, queue);
    const signal = operationSignal()?.signal;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const waiting: Waiting = { start: () => resolve(undefined) };
    const giveUp = () => {
      const place = queue.indexOf(waiting);
      if (place === -1) return;
      queue.splice(place, 1);
      this.#waiting--;
      if (queue.length === 0) this.#queues.delete(viewer);
      reject(new GraphQLRefusal(message('server.cancelledWhileWaiting'), { extensions: { code: 'OPERATION_CANCELLED' } }));
    };
    queue.push(waiting);
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted === true) giveUp();
    try {
      await promise;
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Gives the place to the next viewer in turn. */
  #leave(): void {
    const [viewer, queue] = this.#queues.entries().next().value ?? ['', []];
    const next = queue.shift();
    if (next === undefined) {
      this.#running--;
      return;
    }
    this.#waiting--;
    this.#queues.delete(viewer);
    if (queue.length > 0) this.#queues.set(viewer, queue);
    next.start();
  }

  #overloaded(): GraphQLError {
    const retryAfterSeconds = Math.min(60, Math.max(1, Math.ceil((this.#waiting * this.#averageMs) / this.#limits.atOnce / 1_000)));
    const text = message('server.overloaded', { cost: this.#limits.cost, seconds: retryAfterSeconds });
    return new GraphQLRefusal(text, { extensions: { code: 'OVERLOADED', retryAfterSeconds } });
  }
}
