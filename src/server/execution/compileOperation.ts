import {
  defaultFieldResolver,
  defaultTypeResolver,
  getArgumentValues,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  locatedError,
  OperationTypeNode,
  responsePathAsArray,
  TypeNameMetaFieldDef,
  type ExecutionResult,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { inBackground } from '../../base/background.ts';
import { nextTurn } from '../../base/eventLoop.ts';
import { bytesOfValue, type AnswerSize } from './AnswerSize.ts';
import { assembleObject, type FieldRun, type Member, type ObjectRun, type Run } from './assembleObject.ts';
import { collectFields, type FieldNodes, type SelectionScope } from '../document/collectFields.ts';
import { FieldErrors } from './FieldErrors.ts';
import { isPromise } from './isPromise.ts';
import { needsNoSerializing, serializeLeaf } from './leafValue.ts';
import { oneAfterAnother } from './oneAfterAnother.ts';
import { ResolveInfo, type FieldSite } from './ResolveInfo.ts';
import type { ResponsePath } from './ResponsePath.ts';
import { runtimeType } from './runtimeType.ts';

/** Runs one operation. The variables are already coerced; `size` counts the answer and can refuse it at any time. */
export type CompiledOperation = (
  rootValue: unknown,
  context: unknown,
  variables: Record<string, unknown>,
  size: AnswerSize,
) => ExecutionResult | Promise<ExecutionResult>;

const noArguments: Readonly<Record<string, never>> = Object.freeze({});

/** Turns a resolved value into the response value, or a promise of it. Throws the error that makes the response position null. */
type Completion = (run: Run, value: unknown, info: GraphQLResolveInfo, path: ResponsePath) => unknown;

/**
 * Turns an operation, or the selection of a subscription, into functions that know their fields, types and
 * resolvers beforehand. Gives exactly what graphql-js's `execute` gives, including errors and `info`.
 *
 * Hazard: @skip and @include are decided here, with `scope.variables`; compile again for other values of the
 * variables that they use. Not for `__schema` and `__type`.
 *
 * Object types reached through interfaces, unions and lists are compiled when the first value of them is met.
 */
export function compileOperation(
  scope: SelectionScope,
  rootType: GraphQLObjectType,
  operation: OperationDefinitionNode,
): CompiledOperation {
  const { schema, fragments } = scope;
  const root = compileMembers(rootType, [operation]);
  const runRoot = operation.operation === OperationTypeNode.MUTATION ? oneAfterAnother(root) : assembleObject(root);

  return (rootValue, context, variables, size) => {
    const run: Run = { rootValue, context, variables, errors: new FieldErrors(), args: new Map(), size };
    const respond = (data: unknown): ExecutionResult => {
      if (size.refusal !== undefined) return { errors: [size.refusal] };
      const shown = data as ExecutionResult['data'];
      return run.errors.all.length === 0 ? { data: shown ?? null } : { errors: run.errors.all, data: shown ?? null };
    };
    const fail = (error: unknown): ExecutionResult => {
      run.errors.add(error as GraphQLError, undefined);
      return respond(null);
    };
    try {
      const data = runRoot(run, rootValue, undefined);
      if (!isPromise(data)) return respond(data);
      // When the answer is refused, the resolvers that are still running are not awaited.
      const refused = new Promise<ExecutionResult>((resolve) => size.onRefusal((error) => resolve({ errors: [error] })));
      return Promise.race([Promise.resolve(data).then(respond, fail), refused]);
    } catch (error) {
      return fail(error);
    }
  };

  function compileObject(type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectRun {
    return assembleObject(compileMembers(type, nodes));
  }

  function compileMembers(type: GraphQLObjectType, nodes: readonly (FieldNode | OperationDefinitionNode)[]): Member[] {
    const members: Member[] = [];
    for (const [responseName, fieldNodes] of collectFields(
      scope,
      type,
      nodes.flatMap((node) => node.selectionSet ?? []),
    )) {
      const fieldName = fieldNodes[0].name.value;
      const field = type.getFields()[fieldName];
      if (fieldName === TypeNameMetaFieldDef.name) members.push({ responseName, constant: type.name });
      else if (field !== undefined) members.push(compileField(type, responseName, field, fieldNodes));
    }
    return members;
  }

  function compileField(
    parentType: GraphQLObjectType,
    responseName: string,
    field: GraphQLField<unknown, unknown>,
    nodes: FieldNodes,
  ): Member {
    const { name: fieldName, type: returnType } = field;
    const hasArguments = field.args.length > 0;
    const resolve = field.resolve ?? defaultFieldResolver;
    const complete = compileCompletion(returnType, nodes);
    const fail = compileFailure(returnType, nodes);
    const site: FieldSite = { responseName, fieldName, fieldNodes: nodes, returnType, parentType, schema, fragments, operation };

    /** Computed once for each run, however many objects have the field. */
    const argumentsOf = ({ args, variables }: Run): Readonly<Record<string, unknown>> => {
      let values = args.get(site);
      if (values === undefined) args.set(site, (values = Object.freeze(getArgumentValues(field, nodes[0], variables))));
      return values;
    };

    const run: FieldRun = (run, source, prev) => {
      if (run.size.refusal !== undefined) return null;
      const info = new ResolveInfo(site, run, prev);
      try {
        const args = hasArguments ? argumentsOf(run) : noArguments;
        const value: unknown = resolve(source, args, run.context, info);
        const completed = isPromise(value)
          ? value.then((resolved) => complete(run, resolved, info, info))
          : complete(run, value, info, info);
        return isPromise(completed) ? completed.then(undefined, (error: unknown) => fail(run, error, info)) : completed;
      } catch (error) {
        return fail(run, error, info);
      }
    };

    const nullable = !isNonNullType(returnType);
    const type = nullable ? returnType : returnType.ofType;
    if (field.resolve !== undefined || !isLeafType(type)) return { responseName, run };
    const condition = needsNoSerializing(type);
    return condition === undefined
      ? { responseName, run: serializeProperty(fieldName, type, nullable, run) }
      : { responseName, run, property: { name: fieldName, condition, nullable } };
  }

  function compileCompletion(type: GraphQLOutputType, nodes: readonly FieldNode[]): Completion {
    if (isNonNullType(type)) {
      const complete = compileCompletion(type.ofType, nodes);
      const check = (completed: unknown, info: GraphQLResolveInfo): unknown => {
        if (completed !== null) return completed;
        throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
      };
      return (run, value, info, path) => check(complete(run, value, info, path), info);
    }
    const complete = compilePresent(type, nodes);
    return (run, value, info, path) => {
      if (value == null) return null;
      if (value instanceof Error) throw value;
      return complete(run, value, info, path);
    };
  }

  /** For values that are neither null nor an error. */
  function compilePresent(type: Exclude<GraphQLOutputType, { ofType: never }>, nodes: readonly FieldNode[]): Completion {
    if (isLeafType(type)) return (run, value) => counted(run, serializeLeaf(type, value));
    if (isListType(type)) return compileList(type.ofType, nodes);
    if (isAbstractType(type)) return compileAbstract(type, nodes);
    return compileConcrete(type as GraphQLObjectType, nodes);
  }

  function compileList(itemType: GraphQLOutputType, nodes: readonly FieldNode[]): Completion {
    const complete = compileCompletion(itemType, nodes);
    const fail = compileFailure(itemType, nodes);
    return (run, value, info, path) => {
      if (!isIterableObject(value)) {
        throw new GraphQLError(`Expected Iterable, but did not find one for field "${info.parentType.name}.${info.fieldName}".`);
      }
      const list: readonly unknown[] = Array.isArray(value) ? value : [...value];
      const items: unknown[] = [];
      let pending = false;
      const goOn = (hasWaited: boolean): unknown => {
        for (let mayWait = !hasWaited; items.length < list.length && run.size.refusal === undefined; mayWait = true) {
          if (mayWait && run.size.waitsForTurn(items.length === 0)) return nextTurnHandling(items, list).then(() => goOn(true));
          const item = list[items.length];
          const itemPath: ResponsePath = { prev: path, key: items.length, typename: undefined };
          try {
            const completed = isPromise(item)
              ? item.then((resolved) => complete(run, resolved, info, itemPath))
              : complete(run, item, info, itemPath);
            if (isPromise(completed)) pending = true;
            items.push(isPromise(completed) ? completed.then(undefined, (error: unknown) => fail(run, error, itemPath)) : completed);
          } catch (error) {
            items.push(fail(run, error, itemPath));
          }
        }
        return pending ? Promise.all(items) : items;
      };
      return goOn(false);
    };
  }

  function compileAbstract(type: GraphQLAbstractType, nodes: readonly FieldNode[]): Completion {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const completions = new Map<GraphQLObjectType, Completion>();
    return (run, value, info, path) => {
      const completeAs = (name: unknown): unknown => {
        const concrete = runtimeType(name, type, nodes, info, value);
        let complete = completions.get(concrete);
        if (complete === undefined) completions.set(concrete, (complete = compileConcrete(concrete, nodes)));
        return complete(run, value, info, path);
      };
      const name: unknown = resolveType(value, run.context, info, type);
      return isPromise(name) ? name.then(completeAs) : completeAs(name);
    };
  }

  function compileConcrete(type: GraphQLObjectType, nodes: readonly FieldNode[]): Completion {
    const { isTypeOf } = type;
    let object: ObjectRun | undefined;
    return (run, value, info, path) => {
      const runObject = (object ??= compileObject(type, nodes));
      if (isTypeOf == null) return runObject(run, value, path);
      const runChecked = (belongs: boolean): unknown => {
        if (belongs) return runObject(run, value, path);
        throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
      };
      const belongs = isTypeOf(value, run.context, info);
      return isPromise(belongs) ? belongs.then(runChecked) : runChecked(belongs);
    };
  }
}

/** Handles an error at a response position: the position becomes null, or its parent does if the position is non-null. */
function compileFailure(type: GraphQLOutputType, nodes: readonly FieldNode[]): (run: Run, error: unknown, path: ResponsePath) => null {
  return (run, rawError, path) => {
    const error = locatedError(rawError, nodes, responsePathAsArray(path));
    if (isNonNullType(type)) throw error;
    run.errors.add(error, path);
    return null;
  };
}

/** Counts a value of the answer. */
function counted(run: Run, value: unknown): unknown {
  run.size.addBytes(typeof value === 'string' ? value.length : bytesOfValue);
  return value;
}

/** A fast path for enum and custom scalar properties; any value that it cannot serialize takes the full path. */
function serializeProperty(name: string, type: GraphQLLeafType, nullable: boolean, full: FieldRun): FieldRun {
  return (run, source, path) => {
    try {
      const value = typeof source === 'object' && source !== null ? (source as Record<string, unknown>)[name] : undefined;
      if (value === null && nullable) return null;
      if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return counted(run, serializeLeaf(type, value));
    } catch {
      // The full run meets the same error and reports it with its path.
    }
    return full(run, source, path);
  };
}

/**
 * Waits for the next turn of the event loop. Promises that reject meanwhile, among the completed items and the rest of the list, do not
 * count as unhandled: their errors are reported when the items are used.
 */
function nextTurnHandling(items: readonly unknown[], list: readonly unknown[]): Promise<void> {
  for (const item of items) markHandled(item);
  for (let index = items.length; index < list.length; index++) markHandled(list[index]);
  return nextTurn();
}

function markHandled(item: unknown): void {
  if (isPromise(item)) inBackground(() => item.then(undefined, ignore));
}

function ignore(): void {
  // Reported where the value is needed.
}

function isIterableObject(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
}
