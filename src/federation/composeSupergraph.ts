import { composeServices } from '@apollo/composition';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';

/** A subgraph to compose. */
export interface SubgraphDefinition {
  readonly name: string;
  /** Where it answers GraphQL over HTTP. */
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

export interface Supergraph {
  /** The supergraph in SDL, for a gateway. */
  readonly sdl: string;
  /**
   * What the composer advises; none of it keeps the supergraph from working. What it calls DEBUG is left out: it tells there
   * that an interface is put together from several subgraphs, which is how each of them adds a field to `Area`.
   */
  readonly hints: readonly string[];
  /** What clients see. */
  apiSchema(): GraphQLSchema;
}

/**
 * Composes subgraphs by Apollo's composer.
 * @throws HubError `COMPOSITION_FAILED` with the composer's own messages, one a line.
 */
export function composeSupergraph(subgraphs: readonly SubgraphDefinition[]): Supergraph {
  const { errors, supergraphSdl, hints, schema } = composeServices([...subgraphs]);
  if (errors !== undefined) {
    throw new HubError(
      message('shared.verbatim', { text: errors.map(({ message, extensions }) => `${String(extensions.code)}: ${message}`).join('\n') }),
      'COMPOSITION_FAILED',
    );
  }
  return {
    sdl: supergraphSdl,
    hints: hints
      .filter(({ definition }) => definition.level.name !== 'DEBUG')
      .map(({ definition, message }) => `${definition.code}: ${message}`),
    apiSchema: () => schema.toAPISchema().toGraphQLJSSchema(),
  };
}
