import {
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { message } from '../../base/messages/index.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { parsedIn, type DocumentRules, type Draft } from './DocumentStep.ts';
import { limitError } from '../limits/limitError.ts';

/** The fragments around a place, innermost first. They detect a fragment that spreads itself, which validation reports. */
interface Within {
  readonly name: string;
  readonly outer: Within | null;
}

interface Place<Node> {
  readonly node: Node;
  readonly within: Within | null;
}

/** Refuses a parsed document that is too large to be validated or run. */
export function limitShape(draft: Draft, { limits }: DocumentRules): readonly GraphQLError[] {
  const refusal = shapeRefusal(parsedIn(draft), limits);
  return refusal === null ? [] : [refusal];
}

/**
 * The first limit that a parsed document exceeds, or null.
 *
 * This check runs before validation, because the time of validation grows with the square of the document: graphql-js compares every two
 * fields of one name and every two fragments. Fragments are followed wherever they are spread, and the walk stops at the limit of
 * selections, so that fragments that spread each other twice cost no more than others.
 */
function shapeRefusal(document: DocumentNode, limits: DocumentLimits): GraphQLError | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const unused = new Set(fragments.keys());
  let selections = 0;
  let aliases = 0;
  try {
    if (fragments.size > limits.fragments) refuse('MAX_FRAGMENTS_LIMIT', 'fragments', limits.fragments, fragments.size);
    countDirectives(document, limits);
    for (const operation of operations) {
      aliases = 0;
      walk([{ node: operation.selectionSet, within: null }], 1);
    }
    // Validation also compares fragments that no operation uses.
    for (const name of unused) {
      aliases = 0;
      const fragment = fragments.get(name);
      if (fragment !== undefined) walk([{ node: fragment.selectionSet, within: { name, outer: null } }], 1, false);
    }
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }

  /** @param sets all selection sets that select fields of one object. */
  function walk(sets: readonly Place<SelectionSetNode>[], depth: number, isOperation = true): void {
    const fields = new Map<string, Place<FieldNode>[]>();
    for (const set of sets) collect(set, fields);
    const [first] = fields.values();
    if (first !== undefined && depth > limits.depth) refuse('MAX_DEPTH_LIMIT', 'depth', limits.depth, depth, first[0]?.node);
    if (isOperation && depth === 1 && fields.size > limits.rootFields)
      refuse('MAX_ROOT_FIELDS_LIMIT', 'rootFields', limits.rootFields, fields.size);
    for (const places of fields.values()) {
      const inner = places.flatMap(({ node: { selectionSet }, within }) =>
        selectionSet === undefined ? [] : [{ node: selectionSet, within }],
      );
      if (inner.length > 0) walk(inner, depth + 1, isOperation);
    }
  }

  function collect({ node, within }: Place<SelectionSetNode>, fields: Map<string, Place<FieldNode>[]>): void {
    for (const selection of node.selections) {
      if (++selections > limits.selections) refuse('MAX_SELECTIONS_LIMIT', 'selections', limits.selections, selections, selection);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect({ node: selection.selectionSet, within }, fields);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        unused.delete(name);
        if (fragment !== undefined && !isWithin(name, within))
          collect({ node: fragment.selectionSet, within: { name, outer: within } }, fields);
      } else {
        const name = selection.alias?.value ?? selection.name.value;
        if (selection.alias !== undefined && ++aliases > limits.aliases)
          refuse('MAX_ALIASES_LIMIT', 'aliases', limits.aliases, aliases, selection);
        const places = fields.get(name);
        if (places === undefined) fields.set(name, [{ node: selection, within }]);
        else if (places.push({ node: selection, within }) > limits.duplicates)
          refuse('MAX_DUPLICATES_LIMIT', { repeated: shortened(name) }, limits.duplicates, places.length, selection);
      }
    }
  }
}

function countDirectives(document: DocumentNode, limits: DocumentLimits): void {
  let directives = 0;
  visit(document, {
    enter(node) {
      const here = 'directives' in node ? (node.directives?.length ?? 0) : 0;
      if (here > limits.directivesPerPlace) refuse('MAX_DIRECTIVES_LIMIT', 'directivesInPlace', limits.directivesPerPlace, here, node);
      directives += here;
      if (directives > limits.directives) refuse('MAX_DIRECTIVES_LIMIT', 'directives', limits.directives, directives, node);
    },
  });
}

function isWithin(name: string, within: Within | null): boolean {
  for (let place = within; place !== null; place = place.outer) if (place.name === name) return true;
  return false;
}

function shortened(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 40)}…`;
}

function refuse(
  code: Parameters<typeof limitError>[0],
  what: string | { repeated: string },
  limit: number,
  value: number,
  node?: Parameters<typeof limitError>[2]['node'],
): never {
  const text =
    typeof what === 'string'
      ? message('server.limit', { what, value, limit })
      : message('server.repetitions', { name: what.repeated, value, limit });
  throw limitError(code, text, { limit, value, node });
}
