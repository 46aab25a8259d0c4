import { costBudgets } from '../access/costBudgets.ts';
import { isSignedIn } from '../access/viewer.ts';
import type { Config } from '../hub/config.ts';
import { isLoopback } from '../base/loopback.ts';
import { committedManifest, readManifest } from '../server/document/manifest.ts';
import type { DocumentLimits } from '../server/document/documentLimits.ts';
import type { ServerOptions } from '../server/transport/startServer.ts';

type LimitOptions = Pick<
  ServerOptions,
  | 'limits'
  | 'introspection'
  | 'documentLimits'
  | 'limitsOf'
  | 'rateLimits'
  | 'timeoutMs'
  | 'answerLimits'
  | 'heavy'
  | 'trusted'
  | 'origins'
  | 'allowedHosts'
  | 'trustProxy'
>;

/** Limits of a hub or a gateway for each client. docs/limits.md lists them. */
export function clientLimits(config: Config): LimitOptions {
  return {
    ...commonLimits(config),
    limits: {
      perClient: config.HUB_CONNECTIONS_PER_CLIENT,
      operationsPerConnection: config.HUB_OPERATIONS_PER_CONNECTION,
      idleMs: idleMsOf(config),
    },
    introspection: config.HUB_INTROSPECTION,
    limitsOf: (viewer) => ({
      known: isSignedIn(viewer),
      costBudget: costBudgets[viewer.role],
      rateKey: isSignedIn(viewer) ? viewer.id : null,
    }),
    rateLimits: {
      perAddress: orNone(config.HUB_REQUESTS_PER_ADDRESS),
      perViewer: orNone(config.HUB_OPERATIONS_PER_VIEWER),
      costPerViewer: orNone(config.HUB_COST_PER_VIEWER),
    },
    trusted: config.HUB_TRUSTED_ONLY ? readManifest(config.HUB_TRUSTED_DOCUMENTS ?? committedManifest) : undefined,
    origins: config.HUB_CORS_ORIGINS,
  };
}

/** What one document of a gateway may ask of a subgraph: it is made of many fields of several places of the client's. */
const subgraphDocuments: Partial<DocumentLimits> = {
  tokens: 10_000,
  fragments: 100,
  selections: 5_000,
  aliases: 200,
  rootFields: 60,
  duplicates: 40,
  directives: 100,
  depth: 30,
};

/** A gateway asks a subgraph for the keys of objects beside what its client asks of them, and one question may become several. */
const timesOfClient = 2;

/**
 * What a subgraph lets those do who reach its port: the gateway, and whoever goes round it. Each viewer has twice the budget that it has at
 * the gateway for one operation, the objects that are looked up by their keys counted; heavy work and the size of answers are bounded as
 * everywhere. Rates and connections are counted by the gateway alone, as all clients come from its address, with one WebSocket for each
 * token and all the subscriptions of that token on it.
 */
export function subgraphLimits(config: Config): LimitOptions {
  return {
    ...commonLimits(config),
    limits: { perClient: 0, operationsPerConnection: Number.POSITIVE_INFINITY, idleMs: idleMsOf(config) },
    documentLimits: subgraphDocuments,
    limitsOf: (viewer) => ({
      known: isSignedIn(viewer),
      costBudget: timesOfClient * costBudgets[viewer.role],
      rateKey: isSignedIn(viewer) ? viewer.id : null,
    }),
  };
}

/** What a subgraph says at its start where other machines can reach it: nothing counts how often they ask. */
export function reachableSubgraphNotice({ HOST }: Pick<Config, 'HOST'>): string[] {
  if (isLoopback(HOST)) return [];
  return [
    `WARNING: HOST is ${HOST}, so other machines can reach this subgraph. It counts no rates and no connections: let the gateway alone reach it.`,
  ];
}

function commonLimits(config: Config): LimitOptions {
  return {
    timeoutMs: config.HUB_TIMEOUT_SECONDS === 0 ? undefined : config.HUB_TIMEOUT_SECONDS * 1_000,
    answerLimits: { objects: config.HUB_ANSWER_OBJECTS, bytes: config.HUB_ANSWER_BYTES, rows: config.HUB_READ_ROWS },
    heavy:
      config.HUB_HEAVY_OPERATIONS === 0
        ? undefined
        : { cost: config.HUB_HEAVY_COST, atOnce: config.HUB_HEAVY_OPERATIONS, waiting: config.HUB_HEAVY_WAITING },
    allowedHosts: config.HUB_ALLOWED_HOSTS,
    trustProxy: config.HUB_TRUST_PROXY,
  };
}

function idleMsOf({ HUB_IDLE_MINUTES }: Config): number {
  return HUB_IDLE_MINUTES * 60_000;
}

function orNone(quota: number): number | undefined {
  return quota === 0 ? undefined : quota;
}
