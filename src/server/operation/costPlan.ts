import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { CostExtensions, ListSizeOf } from '../../cost/cost.ts';
import { collectFields, type FieldNodes, type SelectionScope } from '../document/collectFields.ts';
import type { OperationShape } from '../document/operationShape.ts';

type Variables = Readonly<Record<string, unknown>>;

/** A number that depends on the document alone, or a function of the variables. */
type Amount = number | ((variables: Variables) => number);

/** What an operation costs with these variables, as the client sent them. */
export type CostPlan = (variables: Variables) => number;

/** What each mutation field costs in addition to its result, as in Apollo's demand control. */
const mutationCost = 10;

/**
 * Estimates the cost of an operation before it runs: 1 for each object that it may return, 0 for each leaf value, and 10 for each mutation
 * field. The length of a list comes from its arguments or from the declaration of its field. Whatever depends on no variable is computed
 * here, once for each document.
 *
 * Fields that @skip or @include leaves out are counted. If an object may have several types, the most expensive one is counted.
 *
 * @see https://ibm.github.io/graphql-specs/cost-spec.html
 * @see https://www.apollographql.com/docs/graphos/routing/security/demand-control
 */
export function planCost(schema: GraphQLSchema, { operation, rootType: root, fragments }: OperationShape): CostPlan {
  const everything: SelectionScope = { schema, fragments, variables: null };
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue === undefined ? undefined : valueFromASTUntyped(defaultValue),
    ]),
  );
  // Equal selection sets on one type have equal costs: each pair is computed once, however deep abstract types are nested.
  const known = new Map<string, Amount>();
  const numbers = new Map<SelectionSetNode, number>();

  const changes = operation.operation === OperationTypeNode.MUTATION;
  const total = root === undefined ? 0 : ofObject(root, [operation.selectionSet], nowhere);
  return typeof total === 'number' ? () => total : total;

  function ofType(type: GraphQLOutputType, sets: readonly SelectionSetNode[], sized: Sizes): Amount {
    const named = getNamedType(type);
    if (isObjectType(named)) return ofObject(named, sets, sized);
    if (!isAbstractType(named)) return 0;
    return largest(schema.getPossibleTypes(named).map((possible) => ofObject(possible, sets, sized)));
  }

  function ofObject(type: GraphQLObjectType, sets: readonly SelectionSetNode[], sized: Sizes): Amount {
    const count = () => sum([...collectFields(everything, type, sets).values()].map((nodes) => ofField(type, nodes, sized)));
    if (sized.here.size > 0 || sized.below.size > 0) return count();
    const key = `${type.name} ${sets.map(numberOf).join(' ')}`;
    let amount = known.get(key);
    if (amount === undefined) known.set(key, (amount = count()));
    return amount;
  }

  function ofField(parent: GraphQLObjectType, nodes: FieldNodes, sized: Sizes): Amount {
    const [node] = nodes;
    const name = node.name.value;
    const field = parent.getFields()[name];
    // Introspection has limits of its own.
    if (field === undefined) return 0;
    const { cost, listSize, reading } = field.extensions as CostExtensions;
    const values = (names: readonly string[]) => all(names.map((argument) => argumentOf(node, field, argument)));
    const size = sized.below.get(`${parent.name}.${name}`) ?? (listSize && sizeOf(listSize, values));
    const inside: Sizes = {
      here: new Map((listSize?.sizedFields ?? []).map((inner) => [inner, size ?? 1])),
      below:
        listSize?.below === undefined
          ? sized.below
          : new Map([...sized.below, [listSize.below.list, map(values(listSize.below.arguments), listSize.below.size)]]),
    };
    const own = cost ?? (isCompositeType(getNamedType(field.type)) ? 1 : 0);
    const each = sum([
      own,
      ofType(
        field.type,
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
        inside,
      ),
    ]);
    const whole = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
      ? product(sized.here.get(name) ?? size ?? 1, each)
      : each;
    const read =
      reading === undefined ? 0 : map<readonly unknown[]>(values(reading.arguments), (given) => reading.cost(given, parent.name));
    return sum([whole, read, changes && parent === root ? mutationCost : 0]);
  }

  function sizeOf({ assumedSize, slicingArguments = [], lengthsOf }: ListSizeOf, values: (names: readonly string[]) => Value): Amount {
    if (lengthsOf !== undefined)
      return lengthsOf
        .map((name) =>
          map<readonly unknown[]>(values([name]), ([list]) => (list == null ? assumedSize : Array.isArray(list) ? list.length : 1)),
        )
        .reduce(product);
    return map<readonly unknown[]>(values(slicingArguments), (given) => {
      // A number in JSON may be so large that it parses as Infinity. No argument accepts it, and 0 times Infinity is NaN.
      const sizes = given.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
      return sizes.length === 0 ? assumedSize : Math.max(0, ...sizes);
    });
  }

  function argumentOf(node: FieldNode, field: GraphQLField<unknown, unknown>, name: string): Value {
    return valueOf(
      node.arguments?.find((given) => given.name.value === name)?.value,
      field.args.find((declared) => declared.name === name)?.defaultValue,
    );
  }

  /** The value that an argument has: a literal, the variable's, or a default. */
  function valueOf(node: ValueNode | undefined, whenLeftOut: unknown): Value {
    if (node === undefined) return { value: whenLeftOut };
    if (!holdsVariable(node)) return { value: valueFromASTUntyped(node) };
    // A variable inside a list or an object.
    if (node.kind !== Kind.VARIABLE) return (variables) => valueFromASTUntyped(node, { ...Object.fromEntries(defaults), ...variables });
    const name = node.name.value;
    const byDefault = defaults.get(name) ?? whenLeftOut;
    return (variables) => (Object.hasOwn(variables, name) && variables[name] !== undefined ? variables[name] : byDefault);
  }

  function numberOf(set: SelectionSetNode): number {
    let number = numbers.get(set);
    if (number === undefined) numbers.set(set, (number = numbers.size));
    return number;
  }
}

/** Sizes of lists that are set by an enclosing field. */
interface Sizes {
  /** Of lists that are fields of this object, by their names. */
  readonly here: ReadonlyMap<string, Amount>;
  /** Of lists anywhere below, as `Type.field`. */
  readonly below: ReadonlyMap<string, Amount>;
}

const nowhere: Sizes = { here: new Map(), below: new Map() };

function holdsVariable(node: ValueNode): boolean {
  if (node.kind === Kind.VARIABLE) return true;
  if (node.kind === Kind.LIST) return node.values.some(holdsVariable);
  return node.kind === Kind.OBJECT && node.fields.some(({ value }) => holdsVariable(value));
}

type Value = { readonly value: unknown } | ((variables: Variables) => unknown);

function all(values: readonly Value[]): Value {
  if (values.every((value) => typeof value !== 'function')) return { value: values.map(({ value }) => value) };
  return (variables) => values.map((value) => (typeof value === 'function' ? value(variables) : value.value));
}

function map<Of>(value: Value, read: (of: Of) => number): Amount {
  return typeof value === 'function' ? (variables) => read(value(variables) as Of) : read(value.value as Of);
}

function valueAt(amount: Amount, variables: Variables): number {
  return typeof amount === 'number' ? amount : amount(variables);
}

function product(times: Amount, of: Amount): Amount {
  if (of === 0 || times === 0) return 0;
  if (typeof times === 'number' && typeof of === 'number') return times * of;
  return (variables) => valueAt(times, variables) * valueAt(of, variables);
}

function sum(amounts: readonly Amount[]): Amount {
  const known = amounts.reduce<number>((total, amount) => (typeof amount === 'number' ? total + amount : total), 0);
  const open = amounts.filter((amount) => typeof amount === 'function');
  if (open.length === 0) return known;
  return (variables) => open.reduce((total, amount) => total + amount(variables), known);
}

function largest(amounts: readonly Amount[]): Amount {
  const known = amounts.reduce<number>((most, amount) => (typeof amount === 'number' ? Math.max(most, amount) : most), 0);
  const open = amounts.filter((amount) => typeof amount === 'function');
  if (open.length === 0) return known;
  return (variables) => open.reduce((most, amount) => Math.max(most, amount(variables)), known);
}
