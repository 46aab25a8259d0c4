import { parse } from 'graphql';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import type { SubgraphDefinition } from './composeSupergraph.ts';

/**
 * Asks a running subgraph for its type definitions.
 * @throws HubError SUBGRAPH_UNAVAILABLE when it does not answer `_service { sdl }`.
 */
export async function fetchSubgraph(name: string, url: string): Promise<SubgraphDefinition> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  })
    .then((response) => response.json() as Promise<{ data?: { _service?: { sdl?: unknown } } | null }>)
    .catch(() => undefined);
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl !== 'string') throw new HubError(message('cli.subgraphSilent', { name, url }), 'SUBGRAPH_UNAVAILABLE');
  return { name, url, typeDefs: parse(sdl) };
}
