import { createSourceEventStream, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { RemoteEvent, RemoteExecution } from '../RemoteExecution.ts';
import type { Stage } from '../Stage.ts';

/** The source of a subscription: events to be answered here, or answers from other processes. If it cannot be started, the errors. */
export type Source = { readonly events: AsyncIterable<unknown> } | { readonly answers: AsyncIterable<RemoteEvent> } | ExecutionResult;

/** Starts a subscription. @param remote starts it in other processes; when left out, the schema's own resolvers start it. */
export function subscribe(schema: GraphQLSchema, remote: RemoteExecution | undefined): Stage<Source> {
  return async ({ call, context, variables: values }) => {
    const { prepared, variables, lastEventId } = call;
    if (remote !== undefined) {
      const answers = await remote.subscribe({ prepared, variables, values, context, lastEventId });
      return Symbol.asyncIterator in answers ? { answers } : answers;
    }
    const events = await createSourceEventStream({
      schema,
      document: prepared.document,
      operationName: prepared.name,
      variableValues: variables,
      contextValue: context,
      rootValue: { lastEventId },
    });
    return Symbol.asyncIterator in events ? { events } : events;
  };
}
