import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { RemoteExecution, RemoteRequest } from '../operation/RemoteExecution.ts';
import { GatewayContext } from './GatewayContext.ts';
import { positionsOf } from './positions.ts';
import { resumedEvents } from './resumedEvents.ts';

/** Has Hive Gateway run operations: it plans which subgraphs are asked what, asks them and puts their answers together. */
export function hiveExecution(runtime: GatewayRuntime, schema: GraphQLSchema): RemoteExecution {
  return {
    async execute(request) {
      const { args, execute } = await prepared(request, request.prepared.document);
      return (await execute(args)) as ExecutionResult;
    },
    async subscribe(request) {
      const positions = positionsOf(schema, request.prepared, request.variables ?? {});
      const start = async (position: string | undefined) => {
        const { args, subscribe } = await prepared(request, positions?.documentAfter(position) ?? request.prepared.document);
        return (await subscribe(args)) as AsyncIterable<ExecutionResult> | ExecutionResult;
      };
      const first = await start(request.lastEventId);
      return Symbol.asyncIterator in first
        ? resumedEvents(first, {
            subscribe: start,
            positions,
            startedAfter: request.lastEventId ?? positions?.start,
            onTokenEnd: gatewayContext(request).endToken,
          })
        : first;
    },
  };

  async function prepared(request: RemoteRequest, document: DocumentNode) {
    const { forwarded } = gatewayContext(request);
    // An object of its own for each operation: by it Hive Gateway finds what it can ask of a subgraph at once.
    const { contextFactory, execute, subscribe } = runtime.getEnveloped({ forwarded });
    const args = {
      schema,
      document,
      operationName: request.prepared.name,
      variableValues: request.variables,
      contextValue: (await contextFactory()) as unknown,
    };
    return { args, execute, subscribe };
  }
}

/** @throws TypeError for a context of another server: nothing is forwarded for an unknown viewer. */
function gatewayContext({ context }: RemoteRequest): GatewayContext {
  if (context instanceof GatewayContext) return context;
  throw new TypeError('the gateway runs operations in contexts of its own');
}
