import { Kind, parse, print, visit, type ConstArgumentNode, type ConstDirectiveNode } from 'graphql';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';

/**
 * The supergraph with other addresses for some of its subgraphs. What was composed for one machine runs on another so.
 * @param addresses by the names of the subgraphs.
 * @throws HubError BAD_ARGUMENT for a name that the supergraph does not have.
 * @see https://specs.apollo.dev/join/v0.3/#@graph
 */
export function withAddresses(supergraph: string, addresses: ReadonlyMap<string, string>): string {
  const known: string[] = [];
  const moved = visit(parse(supergraph), {
    Directive(node): ConstDirectiveNode | undefined {
      const name = textOf(node as ConstDirectiveNode, 'name');
      if (node.name.value !== 'join__graph' || name === undefined) return undefined;
      known.push(name);
      const url = addresses.get(name);
      if (url === undefined) return undefined;
      const others = ((node as ConstDirectiveNode).arguments ?? []).filter((argument) => argument.name.value !== 'url');
      const address: ConstArgumentNode = {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'url' },
        value: { kind: Kind.STRING, value: url },
      };
      return { ...(node as ConstDirectiveNode), arguments: [...others, address] };
    },
  });
  for (const name of addresses.keys()) {
    if (!known.includes(name)) throw new HubError(message('cli.noSuchSubgraph', { name, known: known.join(', ') }), 'BAD_ARGUMENT');
  }
  return print(moved);
}

function textOf({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
