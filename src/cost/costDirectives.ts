import {
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { CostExtensions } from './cost.ts';

/** The directives of demand control, as Apollo Federation 2.9 defines them. */
export const costDirectiveDefinitions: readonly DefinitionNode[] = parse(
  `"""What a field costs, where that is not 1 for an object and 0 for a value."""
  directive @cost(
    """Cost of one."""
    weight: Int!
  ) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

  """How long a list may be, told before it is read."""
  directive @listSize(
    """Items that are reckoned with where no argument says."""
    assumedSize: Int

    """Arguments that say how many items there are at most; the largest counts."""
    slicingArguments: [String!]

    """Lists in the object of this field that have the size, where the field is no list."""
    sizedFields: [String!]

    """Whether one of the slicing arguments has to be given."""
    requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION`,
  { noLocation: true },
).definitions;

/** Type definitions with what the fields of the schema declare of their cost, as directives. */
export function withCostDirectives(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  let typeName = '';
  return visit(document, {
    ObjectTypeDefinition: (node) => void (typeName = node.name.value),
    InterfaceTypeDefinition: (node) => void (typeName = node.name.value),
    FieldDefinition(node) {
      const type = schema.getType(typeName);
      if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
      const directives = directivesOf((type.getFields()[node.name.value]?.extensions ?? {}) as CostExtensions);
      return directives.length === 0 ? undefined : { ...node, directives: [...(node.directives ?? []), ...directives] };
    },
  });
}

function directivesOf({ cost, listSize }: CostExtensions): readonly ConstDirectiveNode[] {
  const words: string[] = [];
  if (cost !== undefined) words.push(`@cost(weight: ${cost})`);
  if (listSize !== undefined) {
    const { assumedSize, slicingArguments = [], sizedFields } = listSize;
    const slicing =
      slicingArguments.length === 0 ? '' : `, slicingArguments: ${JSON.stringify(slicingArguments)}, requireOneSlicingArgument: false`;
    words.push(
      `@listSize(assumedSize: ${assumedSize}${slicing}${sizedFields === undefined ? '' : `, sizedFields: ${JSON.stringify(sizedFields)}`})`,
    );
  }
  if (words.length === 0) return [];
  const [definition] = parse(`scalar X ${words.join(' ')}`, { noLocation: true }).definitions;
  return definition?.kind === Kind.SCALAR_TYPE_DEFINITION ? (definition.directives ?? []) : [];
}
