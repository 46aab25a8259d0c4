import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { createDocuments, type Documents } from '../documents.ts';
import { createExecutor, type Executor } from '../executor.ts';
import { outwardError, type RequestTrace } from '../outwardError.ts';

/**
 * Makes the gateway refuse what the single hub refuses, in the same words: a document that is not valid, variables that do not
 * fit (without repeating them), and bodies that a form on any web page could send. Masks whatever else goes wrong in the gateway.
 */
export function requestChecks(trace: () => RequestTrace): GatewayPlugin {
  let checks: { documents: Documents; executor: Executor } | undefined;
  return {
    onSchemaChange({ schema }: { schema: GraphQLSchema }) {
      checks = { documents: createDocuments(schema, { suggestions: true }), executor: createExecutor(schema) };
    },
    onRequest(exchange) {
      const { request, fetchAPI } = exchange;
      if (request.method !== 'POST' || request.headers.get('content-type')?.startsWith('application/json') === true) return;
      const error = { message: 'The content type must be application/json', extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } };
      exchange.endResponse(fetchAPI.Response.json({ errors: [error] }, { status: 415 }));
    },
    onParams({ params: { query, operationName, variables }, setResult }) {
      if (checks === undefined || query === undefined) return;
      const read = checks.documents.read(query);
      const errors = 'errors' in read ? read.errors : checks.executor.refusalOf({ document: read.document, documentHash: read.hash, operationName, variables });
      if (errors.length > 0) setResult({ errors });
    },
    onExecute: () => ({
      onExecuteDone({ result, setResult }) {
        if (!(Symbol.asyncIterator in result)) setResult(outward(result));
      },
    }),
    onSubscribe: () => ({
      onSubscribeResult({ result, setResult }) {
        if (!(Symbol.asyncIterator in result)) setResult(outward(result));
        return { onNext: ({ result: event, setResult: setEvent }) => setEvent(outward(event)) };
      },
    }),
  };

  function outward(result: ExecutionResult): ExecutionResult {
    return result.errors === undefined ? result : { ...result, errors: result.errors.map((error) => withoutService(outwardError(error, trace()))) };
  }
}

/** Hive Gateway adds the name of the subgraph to every error; which one answered is no matter of the client's. */
function withoutService(error: GraphQLError): GraphQLError {
  delete error.extensions.serviceName;
  return error;
}
