import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { OperationRequest } from '../executor.ts';
import type { RemoteExecution } from '../RemoteExecution.ts';
import type { GatewayContext } from './GatewayContext.ts';
import { positionsOf } from './positions.ts';
import { resumedEvents } from './resumedEvents.ts';

/** Has Hive Gateway run operations: it plans which subgraphs are asked what, asks them and puts their answers together. */
export function hiveExecution(runtime: GatewayRuntime, schema: GraphQLSchema): RemoteExecution {
  return {
    async execute(request) {
      const { args, execute } = await prepared(request);
      return (await execute(args)) as ExecutionResult;
    },
    async subscribe(request) {
      const positions = positionsOf(schema, request);
      const start = async (position: string | undefined) => {
        const { args, subscribe } = await prepared({ ...request, document: positions?.documentAfter(position) ?? request.document });
        return (await subscribe(args)) as AsyncIterable<ExecutionResult> | ExecutionResult;
      };
      const first = await start(request.lastEventId);
      return Symbol.asyncIterator in first ? resumedEvents(first, { subscribe: start, positions, startedAfter: request.lastEventId ?? positions?.start, onTokenEnd: (request.context as GatewayContext).endToken }) : first;
    },
  };

  async function prepared({ document, operationName, variables, context }: Pick<OperationRequest, 'document' | 'operationName' | 'variables' | 'context'>) {
    const { forwarded } = context as GatewayContext;
    // An object of its own for each operation: by it Hive Gateway finds what it can ask of a subgraph at once.
    const { contextFactory, execute, subscribe } = runtime.getEnveloped({ forwarded });
    const args = { schema, document, operationName, variableValues: variables, contextValue: (await contextFactory()) as unknown };
    return { args, execute, subscribe };
  }
}
