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
 * Makes the Apollo Server for requests that are to be traced: it adds `extensions.ftv1` to the response, and applies no limits itself. It
 * runs them with graphql-js, because tracing wraps the resolver of every field. Therefore it needs a separate copy of the schema, and
 * requests without a trace are not slowed down.
 */
export async function createTracingApollo(schema: GraphQLSchema, logger: Logger): Promise<ApolloServer> {
  // Loaded only when needed, because it loads a protocol buffers library.
  const { ApolloServerPluginInlineTrace } = await import('@apollo/server/plugin/inlineTrace');
  return new ApolloServer({
    schema,
    // The request was already read and admitted like one without a trace.
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
