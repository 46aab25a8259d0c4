import { render } from '../../base/messages/index.ts';
import { GraphQLError, Kind, print, type ASTNode } from 'graphql';
import { shortMessage } from './documentLimits.ts';
import { describeGiven } from './inputDescription.ts';

/**
 * graphql-js's message about a document, without the values of the document: a literal may hold a name or a NIK, and messages are logged.
 * The problem, the place, and the types and fields of the schema stay in the message.
 */
function withoutValues({ message, nodes = [] }: GraphQLError): string {
  return nodes
    .filter(isValue)
    .reduce(
      (text, node) => withoutLast(text, node.kind === Kind.ENUM ? `"${node.value}"` : print(node), describeLiteral(node)),
      withoutTokens(message),
    );
}

/** An error of graphql-js about a document, with a code and without the values of the document. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(shortMessage(withoutValues(error)), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { ...error.extensions, code },
  });
}

/**
 * The message of a syntax error, such as `Unexpected Int "3326"`, without the text at that place: it may be a person's name without quotes.
 */
export function withoutTokens(message: string): string {
  return message.startsWith('Syntax Error') ? message.replace(/\b(Int|Float|String|BlockString|Name) ".*"/s, '$1') : message;
}

function isValue({ kind }: ASTNode): boolean {
  return (
    kind === Kind.STRING || kind === Kind.INT || kind === Kind.FLOAT || kind === Kind.ENUM || kind === Kind.LIST || kind === Kind.OBJECT
  );
}

/** Replaces the last occurrence of a text. */
function withoutLast(text: string, part: string, by: string): string {
  const start = text.lastIndexOf(part);
  return start === -1 ? text : text.slice(0, start) + by + text.slice(start + part.length);
}

function describeLiteral(node: ASTNode): string {
  switch (node.kind) {
    case Kind.STRING:
      return render(describeGiven(node.value), 'en');
    case Kind.INT:
    case Kind.FLOAT:
      return render(describeGiven(Number(node.value)), 'en');
    case Kind.LIST:
      return render(describeGiven(node.values), 'en');
    default:
      return node.kind === Kind.OBJECT ? 'an object' : '(not repeated)';
  }
}
