import {
  getNamedType,
  isInterfaceType,
  isIntrospectionType,
  isInputObjectType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { FieldCoordinate } from './resolverFields.ts';

/** Division of the schema into subgraphs. */
export interface Division {
  /** The fields that each subgraph provides, by its name. A subgraph may know those before it. */
  readonly fields: ReadonlyMap<string, ReadonlySet<FieldCoordinate>>;
  /** The keys of each entity (`Village` has `id` and `code`): the types that subgraphs refer to and add fields to. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** The part of each type that a subgraph exposes. */
export interface SubgraphPlan {
  readonly name: string;
  /** Fields of each object type, by the name of the type; the types of the schema that are not here are not in the subgraph. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Fields of each interface: those that all of its types have here. The gateway puts an interface together from what each subgraph has of
   * it.
   */
  readonly interfaces: ReadonlyMap<string, ReadonlySet<string>>;
  /** Types that are neither: inputs, enums, scalars, unions. */
  readonly others: ReadonlySet<string>;
  /** The entities whose objects the subgraph can be asked for, because it has fields of theirs. */
  readonly resolvable: ReadonlySet<string>;
}

/**
 * Divides a schema into subgraphs.
 *
 * An entity belongs to the first subgraph that provides a field of it; another subgraph shows its keys and the
 * fields it adds itself. Any other object type is a value: every subgraph that reaches it shows all of it.
 * @throws Error when a subgraph adds a field to another's value, which has no key to find it by.
 */
export function planSubgraphs(schema: GraphQLSchema, division: Division): SubgraphPlan[] {
  const names = [...division.fields.keys()];
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
  checkValues();
  return names.map(plan);

  function plan(name: string): SubgraphPlan {
    const own = division.fields.get(name) ?? new Set();
    const fields = new Map<string, ReadonlySet<string>>();
    const interfaces = new Map<string, ReadonlySet<string>>();
    const others = new Set<string>();
    const resolvable = new Set<string>();
    const known = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
    for (const type of known) if (roots.includes(type) || division.keys.has(type.name)) if (providers(type).includes(name)) reach(type);
    // At the end, when it is known what each type has here.
    for (const interfaceName of interfaces.keys()) interfaces.set(interfaceName, commonFields(interfaceName));
    return { name, fields, interfaces, others, resolvable };

    function reach(type: GraphQLNamedType): void {
      if (
        isSpecifiedScalarType(type) ||
        isIntrospectionType(type) ||
        fields.has(type.name) ||
        interfaces.has(type.name) ||
        others.has(type.name)
      )
        return;
      if (isObjectType(type)) {
        reachObject(type);
        return;
      }
      if (isInterfaceType(type)) {
        // What its fields lead to is reached from the types that implement it.
        interfaces.set(type.name, new Set());
        return;
      }
      others.add(type.name);
      if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) reach(getNamedType(field.type));
      if (isUnionType(type)) type.getTypes().forEach(reach);
    }

    function reachObject(type: GraphQLObjectType): void {
      const shown = Object.values(type.getFields()).filter((field) => isShown(type, field.name));
      fields.set(type.name, new Set(shown.map((field) => field.name)));
      if (division.keys.has(type.name) && providers(type).includes(name)) resolvable.add(type.name);
      for (const field of shown) {
        const returned = getNamedType(field.type);
        reach(returned);
        // Whatever implements the interface may be returned. An interface that is only implemented brings none of them along.
        if (isInterfaceType(returned)) schema.getPossibleTypes(returned).forEach(reach);
        for (const argument of field.args) reach(getNamedType(argument.type));
      }
      // The owner of a type says what it implements, and so does whoever shows all that it takes.
      for (const implemented of type.getInterfaces()) {
        if (providers(type)[0] === name || Object.keys(implemented.getFields()).every((field) => fields.get(type.name)?.has(field)))
          reach(implemented);
      }
    }

    function commonFields(interfaceName: string): ReadonlySet<string> {
      const type = schema.getType(interfaceName);
      if (!isInterfaceType(type)) return new Set();
      const shown = schema.getPossibleTypes(type).flatMap((possible) => fields.get(possible.name) ?? []);
      return new Set(Object.keys(type.getFields()).filter((field) => shown.every((names) => names.has(field))));
    }

    function isShown(type: GraphQLObjectType, field: string): boolean {
      if (roots.includes(type)) return own.has(`${type.name}.${field}`);
      const keys = division.keys.get(type.name);
      if (keys === undefined || keys.includes(field)) return true;
      const provider = names.find((subgraph) => division.fields.get(subgraph)?.has(`${type.name}.${field}`));
      return name === (provider ?? providers(type)[0]);
    }
  }

  /** The subgraphs that provide fields of a type, its owner first. */
  function providers(type: GraphQLObjectType): string[] {
    return names.filter((name) => Object.keys(type.getFields()).some((field) => division.fields.get(name)?.has(`${type.name}.${field}`)));
  }

  function checkValues(): void {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || roots.includes(type)) continue;
      const [owner, ...others] = providers(type);
      if (division.keys.has(type.name)) {
        if (owner === undefined) throw new Error(`no subgraph provides a field of ${type.name}, so nobody owns it`);
      } else if (others.length > 0) {
        throw new Error(`${others.join(', ')} cannot add fields to ${type.name} of ${owner ?? 'nobody'}: it has no key`);
      }
    }
  }
}
