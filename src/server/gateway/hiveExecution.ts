import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { RemoteExecution, RemoteRequest } from '../operation/RemoteExecution.ts';
import { mapEvents } from '../operation/mapEvents.ts';
import { askedOfSubgraphs } from './askedOfSubgraphs.ts';
import { AnswerErrors } from './AnswerErrors.ts';
import { GatewayContext } from './GatewayContext.ts';
import { positionsOf } from './positions.ts';
import { resumedEvents } from './resumedEvents.ts';

/**
 * Has Hive Gateway run operations: it plans which subgraphs are asked what, asks them and puts their answers together. The hub's executor
 * completes them by the types of the schema: nulls, errors, paths and locations are those of the single hub.
 */
export function hiveExecution(runtime: GatewayRuntime, schema: GraphQLSchema): RemoteExecution {
  const asked = askedOfSubgraphs(schema);
  return {
    async execute(request) {
      const { args, execute } = await prepared(request, asked(request.prepared.document));
      return completed(request, (await execute(args)) as ExecutionResult);
    },
    async subscribe(request) {
      const positions = positionsOf(schema, request.prepared, request.variables ?? {});
      const start = async (position: string | undefined) => {
        const { args, subscribe } = await prepared(request, asked(positions?.documentAfter(position) ?? request.prepared.document));
        return (await subscribe(args)) as AsyncIterable<ExecutionResult> | ExecutionResult;
      };
      const first = await start(request.lastEventId);
      if (!(Symbol.asyncIterator in first)) return first;
      const events = resumedEvents(first, {
        subscribe: start,
        positions,
        startedAfter: request.lastEventId ?? positions?.start,
        onTokenEnd: gatewayContext(request).endToken,
      });
      return mapEvents(events, async (event) => ({ ...event, result: await completed(request, event.result) }), asError);
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

async function completed({ prepared, variables, values }: RemoteRequest, { data, errors = [] }: ExecutionResult): Promise<ExecutionResult> {
  // It was not run at all.
  if (data == null && errors.length > 0 && errors.every(({ path }) => path === undefined)) return { errors };
  const found = new AnswerErrors(errors);
  const answer = await prepared.run({ variables: values, given: variables ?? {}, context: found, rootValue: data ?? {} });
  const besides = found.besides(answer, prepared.operation.selectionSet, prepared.fragments);
  return besides.length === 0 ? answer : { ...answer, errors: [...(answer.errors ?? []), ...besides] };
}

function asError(failure: unknown): Error {
  return failure instanceof Error ? failure : new Error(String(failure));
}

/** @throws TypeError for a context of another server: nothing is forwarded for an unknown viewer. */
function gatewayContext({ context }: RemoteRequest): GatewayContext {
  if (context instanceof GatewayContext) return context;
  throw new TypeError('the gateway runs operations in contexts of its own');
}
