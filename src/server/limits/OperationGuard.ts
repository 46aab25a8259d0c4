import { getOperationAST, GraphQLError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { operationShape } from '../execution/operationShape.ts';
import type { OperationCall } from '../OperationCall.ts';
import { planCost, type CostPlan } from './costPlan.ts';
import { limitError } from './limitError.ts';
import { rateError, type Rates } from './Rates.ts';

/** Who may ask for the schema: everybody, viewers who are known, or nobody. */
export type Introspection = 'all' | 'known' | 'none';

/** What a viewer may take of the server. */
export interface ViewerLimits {
  /** Whether the viewer has shown who it is. */
  readonly known: boolean;
  /** The largest cost of one operation; null for no limit. */
  readonly costBudget: number | null;
  /** Names the viewer for its quotas; null for one whose address alone has quotas. */
  readonly rateKey: string | null;
}

export interface GuardOptions {
  readonly introspection: Introspection;
  readonly rates: Rates;
  /** What the viewer of a context may take; no limits when left out. */
  readonly limitsOf?: ((context: unknown) => ViewerLimits) | undefined;
}

/** What an operation was estimated to cost, as `extensions.cost` tells it. */
export interface CostReport {
  readonly estimated: number;
  /** The viewer's; null for no limit. */
  readonly budget: number | null;
}

interface Known {
  readonly introspects: boolean;
  readonly cost: CostPlan;
}

const unlimited: ViewerLimits = { known: true, costBudget: null, rateKey: null };

/** Holds an operation, once it is known who asks, to what that viewer may ask. */
export interface OperationGuard {
  /** Why the viewer may not run the operation; null when it may. Counts the operation against the viewer's quotas. */
  refusalOf(call: OperationCall, context: unknown): GraphQLError | null;
  costOf(call: OperationCall, context: unknown): CostReport;
}

export function createOperationGuard(schema: GraphQLSchema, { introspection, rates, limitsOf = () => unlimited }: GuardOptions): OperationGuard {
  const operations = new LRUCache<string, Known>({ max: 2_000 });
  return { refusalOf, costOf };

  function refusalOf(call: OperationCall, context: unknown): GraphQLError | null {
    const limits = limitsOf(context);
    const { introspects, cost } = read(call);
    if (introspects && !(introspection === 'all' || (introspection === 'known' && limits.known))) return introspectionRefused(introspection);
    const estimated = cost(call.variables ?? {});
    if (limits.costBudget !== null && estimated > limits.costBudget) {
      return limitError('COST_ESTIMATED_TOO_EXPENSIVE', 'Estimated cost of the operation', { limit: limits.costBudget, value: estimated });
    }
    if (limits.rateKey === null) return null;
    const states = rates.takeViewer(limits.rateKey, estimated);
    call.onRate?.(states);
    return rateError(states);
  }

  function costOf(call: OperationCall, context: unknown): CostReport {
    return { estimated: read(call).cost(call.variables ?? {}), budget: limitsOf(context).costBudget };
  }

  function read({ document, documentHash, operationName }: OperationCall): Known {
    const key = `${documentHash} ${operationName ?? ''}`;
    let known = operations.get(key);
    if (known === undefined) {
      const operation = getOperationAST(document, operationName);
      // The executor says that there is no such operation.
      if (operation == null) return { introspects: false, cost: () => 0 };
      known = { introspects: operationShape(document, operation).introspects, cost: planCost(schema, document, operation) };
      operations.set(key, known);
    }
    return known;
  }
}

function introspectionRefused(introspection: Introspection): GraphQLError {
  const message = introspection === 'known' ? 'The schema is told to those who show who they are; it is published in schema/hub.graphql' : 'The schema is not told by this server; it is published in schema/hub.graphql';
  return new GraphQLError(message, { extensions: { code: 'INTROSPECTION_DISABLED' } });
}
