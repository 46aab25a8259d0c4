import { costBudgets } from '../access/costBudgets.ts';
import { isSignedIn, type Viewer } from '../access/viewer.ts';
import type { Config } from '../config.ts';
import { isLoopback } from '../loopback.ts';
import { committedManifest, readManifest } from '../server/persisted/manifest.ts';
import type { ServerOptions } from '../server/startServer.ts';

type LimitOptions = Pick<
  ServerOptions<{ readonly viewer: Viewer }>,
  'limits' | 'introspection' | 'documentLimits' | 'limitsOf' | 'rateLimits' | 'timeoutMs' | 'trusted' | 'origins' | 'allowedHosts' | 'trustProxy'
>;

/** What a hub or a gateway that clients reach lets each of them do. docs/limits.md lists it. */
export function clientLimits(config: Config): LimitOptions {
  return {
    ...commonLimits(config),
    limits: { perClient: config.HUB_CONNECTIONS_PER_CLIENT, operationsPerConnection: config.HUB_OPERATIONS_PER_CONNECTION, idleMs: idleMsOf(config) },
    introspection: config.HUB_INTROSPECTION,
    limitsOf: ({ viewer }) => ({ known: isSignedIn(viewer), costBudget: costBudgets[viewer.role], rateKey: isSignedIn(viewer) ? viewer.id : null }),
    rateLimits: {
      perAddress: orNone(config.HUB_REQUESTS_PER_ADDRESS),
      perViewer: orNone(config.HUB_OPERATIONS_PER_VIEWER),
      costPerViewer: orNone(config.HUB_COST_PER_VIEWER),
    },
    trusted: config.HUB_TRUSTED_ONLY ? readManifest(config.HUB_TRUSTED_DOCUMENTS ?? committedManifest) : undefined,
    origins: config.HUB_CORS_ORIGINS,
  };
}

/**
 * What a subgraph lets its gateway do. The gateway has counted what the client asked (`clientLimits`); what it asks of a subgraph is made of many fields
 * of several places, and comes for all clients from one address, with one WebSocket for each token and all the subscriptions of that token on it.
 */
export function gatewayLimits(config: Config): LimitOptions {
  const many = 20_000;
  return {
    ...commonLimits(config),
    limits: { perClient: 0, operationsPerConnection: Number.POSITIVE_INFINITY, idleMs: idleMsOf(config) },
    documentLimits: { tokens: many, fragments: many, selections: many, aliases: many, rootFields: many, duplicates: many, directives: many, depth: 30 },
  };
}

/** What a subgraph says at its start where other machines can reach it: nothing counts what they ask, but their tokens are checked. */
export function reachableSubgraphNotice({ HOST }: Pick<Config, 'HOST'>): string[] {
  if (isLoopback(HOST)) return [];
  return [`WARNING: HOST is ${HOST}, so other machines can reach this subgraph. It counts no cost and no rates: let the gateway alone reach it.`];
}

function commonLimits(config: Config): LimitOptions {
  return { timeoutMs: config.HUB_TIMEOUT_SECONDS === 0 ? undefined : config.HUB_TIMEOUT_SECONDS * 1_000, allowedHosts: config.HUB_ALLOWED_HOSTS, trustProxy: config.HUB_TRUST_PROXY };
}

function idleMsOf({ HUB_IDLE_MINUTES }: Config): number {
  return HUB_IDLE_MINUTES * 60_000;
}

function orNone(quota: number): number | undefined {
  return quota === 0 ? undefined : quota;
}
