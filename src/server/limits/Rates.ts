import { message } from '../../base/messages/index.ts';
import { GraphQLRefusal } from '../../graphql/GraphQLRefusal.ts';
import { networkOf } from './networkOf.ts';
import { RateLimiter, type Allowance } from './RateLimiter.ts';

/** Quotas per minute; a quota that is left out means no limit. */
export interface RateLimits {
  /** Requests of one address, and operations on its WebSockets. */
  readonly perAddress?: number | undefined;
  /** Operations of one viewer, from any address. */
  readonly perViewer?: number | undefined;
  /** Cost of the operations of one viewer. */
  readonly costPerViewer?: number | undefined;
}

/** What a quota is counted by. */
export type RatePolicy = 'address' | 'viewer' | 'cost';

export interface RateState extends Allowance {
  readonly policy: RatePolicy;
  readonly quota: number;
  readonly windowSeconds: number;
}

/** Counts requests and operations against the quotas of clients. */
export class Rates {
  readonly #limiters: ReadonlyMap<RatePolicy, RateLimiter>;

  constructor({ perAddress, perViewer, costPerViewer }: RateLimits) {
    const quotas: [RatePolicy, number | undefined][] = [
      ['address', perAddress],
      ['viewer', perViewer],
      ['cost', costPerViewer],
    ];
    this.#limiters = new Map(quotas.flatMap(([policy, quota]) => (quota === undefined ? [] : [[policy, new RateLimiter(quota)] as const])));
  }

  /** A request, or an operation on a WebSocket, of an address. */
  takeAddress(address: string | undefined): RateState[] {
    return this.#take('address', networkOf(address ?? ''));
  }

  /** An operation of a viewer. Its cost is counted only if the operation itself is allowed. */
  takeViewer(key: string, cost: number): RateState[] {
    const operations = this.#take('viewer', key);
    return operations.some(({ allowed }) => !allowed) ? operations : [...operations, ...this.#take('cost', key, cost)];
  }

  #take(policy: RatePolicy, key: string, units?: number): RateState[] {
    const limiter = this.#limiters.get(policy);
    return limiter === undefined
      ? []
      : [{ policy, quota: limiter.quota, windowSeconds: limiter.windowSeconds, ...limiter.take(key, units) }];
  }
}

/** The refusal of a client that exceeds a quota; null if every quota allows the request. */
export function rateError(states: readonly RateState[]): GraphQLRefusal | null {
  const over = states.find(({ allowed }) => !allowed);
  if (over === undefined) return null;
  const { policy, quota, windowSeconds, retrySeconds } = over;
  const text = message('server.rateLimited', {
    quota,
    window: windowSeconds === 60 ? 'minute' : String(windowSeconds),
    policy,
    seconds: retrySeconds,
  });
  return new GraphQLRefusal(text, { extensions: { code: 'RATE_LIMITED', policy, limit: quota, retryAfterSeconds: retrySeconds } });
}
