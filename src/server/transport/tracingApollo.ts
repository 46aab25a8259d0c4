import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { outwardError } from '../operation/outwardError.ts';

/**
 * Whether a gateway asks how long each field takes.
 * @see https://www.apollographql.com/docs/graphos/reference/federation/subgraph-specific-fields (federated tracing, `ftv1`)
 */
export function wantsTrace(headers: IncomingHttpHeaders): boolean {
  return headers['apollo-federation-include-trace'] === 'ftv1';
}

/**
 * Makes the Apollo Server for requests that are to be traced: it answers with `extensions.ftv1`, and holds to no limit what it is given. It
 * runs them by graphql-js, because the trace comes from wrapping the resolver of every field: so it needs a schema that nobody else uses,
 * and a server that asks for no traces pays nothing for them.
 */
export async function createTracingApollo(schema: GraphQLSchema, logger: Logger): Promise<ApolloServer> {
  // Loaded where it is used: it brings a protocol buffers library with it.
  const { ApolloServerPluginInlineTrace } = await import('@apollo/server/plugin/inlineTrace');
  return new ApolloServer({
    schema,
    // The request has been read, and the operation admitted, as one that is not traced.
    dangerouslyDisableValidation: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    stopOnTerminationSignals: false,
    formatError: (_formatted, error) => outwardError(error, { requestId: randomUUID(), logger }).toJSON(),
    logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTrace({ includeErrors: { masked: true } }),
    ],
  });
}
