import {
  GraphQLError,
  isNonNullType,
  Kind,
  responsePathAsArray,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Key = string | number;
type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** The errors at and below one position. */
interface Position {
  readonly errors: GraphQLError[];
  readonly below: Map<Key, Position>;
}

/**
 * The errors of the subgraphs that answered an operation, by the position that each is about. Resolvers of the gateway's schema take
 * from it why a position is null, so that an error makes the same positions null, with the same path and locations, as in the single hub.
 */
export class AnswerErrors {
  readonly #root: Position = position();
  readonly #reported = new Set<GraphQLError>();

  constructor(readonly all: readonly GraphQLError[]) {
    for (const error of all) {
      let at = this.#root;
      for (const key of error.path ?? []) {
        let below = at.below.get(key);
        if (below === undefined) at.below.set(key, (below = position()));
        at = below;
      }
      at.errors.push(error);
    }
  }

  /** A value of a field as the executor takes it: with the reason in the place of a null that has one, also in lists. */
  explained(value: unknown, info: GraphQLResolveInfo): unknown {
    if (this.all.length === 0 || (value != null && !Array.isArray(value))) return value;
    const path = responsePathAsArray(info.path);
    const key = path.at(-1) ?? '';
    const object = path.slice(0, -1).reduce<Position | undefined>((at, next) => at?.below.get(next), this.#root);
    const at = object?.below.get(key);
    if (at !== undefined) return this.#explained(value, at, path, info);
    // A field beside it that may not be null has taken it along.
    const beside = value == null && isNonNullType(info.returnType) && object !== undefined ? firstOf(object) : undefined;
    if (beside === undefined) return value;
    this.#reported.add(beside);
    return locatedIn(info.operation.selectionSet, beside, info.fragments);
  }

  #explained(value: unknown, at: Position, path: readonly Key[], info: GraphQLResolveInfo): unknown {
    if (Array.isArray(value)) {
      return value.map((item, place) => {
        const below = at.below.get(place);
        return below === undefined ? (item as unknown) : this.#explained(item, below, [...path, place], info);
      });
    }
    const error = value == null ? firstOf(at) : undefined;
    if (error === undefined) return value;
    this.#reported.add(error);
    return located(error, info.fieldNodes, path.length, info.fragments);
  }

  /** What no null of the answer tells: an error beside a value that is there, or one that is about the whole operation. */
  besides({ data }: ExecutionResult, asked: SelectionSetNode, fragments: Fragments): GraphQLError[] {
    return this.all
      .filter((error) => !this.#reported.has(error) && (error.path === undefined || isShown(data, error.path)))
      .map((error) => locatedIn(asked, error, fragments));
  }
}

function position(): Position {
  return { errors: [], below: new Map() };
}

/** The error that an answer with one error for each null shows: of the position, else of the first one below it. */
function firstOf({ errors, below }: Position): GraphQLError | undefined {
  if (errors[0] !== undefined) return errors[0];
  const keys = [...below.keys()];
  if (typeof keys[0] === 'number') keys.sort((a, b) => Number(a) - Number(b));
  for (const key of keys) {
    const found = below.get(key);
    const error = found && firstOf(found);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** Whether the answer has a value where a path leads. */
function isShown(data: unknown, path: readonly Key[]): boolean {
  let at = data;
  for (const key of path) {
    if (at === null || at === undefined) return false;
    at = (at as Record<Key, unknown>)[key];
  }
  return at !== null && at !== undefined;
}

/** An error with the fields of the client's document that it is about. */
function locatedIn({ selections }: SelectionSetNode, error: GraphQLError, fragments: Fragments): GraphQLError {
  const first = error.path?.[0];
  const fields = first === undefined ? [] : fieldsAt(selections, first, fragments);
  return fields.length === 0 ? error : located(error, fields, 1, fragments);
}

/** @param nodes the fields to which the first keys of its path lead, so many as `depth` says. */
function located(error: GraphQLError, nodes: readonly FieldNode[], depth: number, fragments: Fragments): GraphQLError {
  let fields = nodes;
  for (const key of error.path?.slice(depth) ?? []) {
    if (typeof key === 'number') continue;
    const below = fields.flatMap(({ selectionSet }) => fieldsAt(selectionSet?.selections ?? [], key, fragments));
    if (below.length === 0) break;
    fields = below;
  }
  const { message, path, extensions } = error;
  return new GraphQLError(message, { nodes: fields, path, extensions });
}

function fieldsAt(selections: readonly SelectionNode[], key: Key, fragments: Fragments): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value === key ? [selection] : [];
    const inside = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fieldsAt(inside?.selectionSet.selections ?? [], key, fragments);
  });
}
