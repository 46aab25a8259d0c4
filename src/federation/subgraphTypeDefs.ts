import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { withCostDirectives } from '../cost/costDirectives.ts';
import { sortedDefinitions } from './sortedDefinitions.ts';
import type { Division, SubgraphPlan } from './SubgraphPlan.ts';

/**
 * The federation specification that the hub's subgraphs follow. A newer one than is needed asks more of the gateway that
 * an operator already has.
 * @see https://specs.apollo.dev/federation/v2.9
 */
const federationLink =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@cost", "@listSize"])';

/** The type definitions of planned subgraphs, by their names: the whole schema's own, cut down, with federation's directives. */
export function subgraphTypeDefs(schema: GraphQLSchema, { keys }: Division, plans: readonly SubgraphPlan[]): Map<string, DocumentNode> {
  const { definitions } = withCostDirectives(schema, sortedDefinitions(schema));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name);
  return new Map(
    plans.map((plan) => [
      plan.name,
      { kind: Kind.DOCUMENT, definitions: [...parse(federationLink, { noLocation: true }).definitions, ...cutTo(plan)] },
    ]),
  );

  function cutTo(plan: SubgraphPlan): DefinitionNode[] {
    return definitions.flatMap((definition): DefinitionNode[] => {
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION)
        return plan.fields.has(definition.name.value) ? [cutObject(definition, plan)] : [];
      if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        const shown = plan.interfaces.get(definition.name.value);
        return shown === undefined ? [] : [{ ...definition, fields: definition.fields?.filter((field) => shown.has(field.name.value)) }];
      }
      return 'name' in definition && definition.name !== undefined && plan.others.has(definition.name.value) ? [definition] : [];
    });
  }

  function cutObject(definition: ObjectTypeDefinitionNode, plan: SubgraphPlan): ObjectTypeDefinitionNode {
    const name = definition.name.value;
    const shown = plan.fields.get(name);
    return {
      ...definition,
      interfaces: definition.interfaces?.filter((implemented) => plan.interfaces.has(implemented.name.value)),
      fields: definition.fields?.filter((field) => shown?.has(field.name.value)),
      directives: directivesOf(name, plan),
    };
  }

  function directivesOf(name: string, { resolvable }: SubgraphPlan): ConstDirectiveNode[] {
    const ownKeys = keys.get(name);
    if (ownKeys !== undefined)
      return directives(ownKeys.map((key) => `@key(fields: "${key}"${resolvable.has(name) ? '' : ', resolvable: false'})`).join(' '));
    const isShared = !roots.includes(name) && plans.filter(({ fields }) => fields.has(name)).length > 1;
    return isShared ? directives('@shareable') : [];
  }
}

function directives(text: string): ConstDirectiveNode[] {
  const [definition] = parse(`scalar X ${text}`, { noLocation: true }).definitions;
  return definition?.kind === Kind.SCALAR_TYPE_DEFINITION ? [...(definition.directives ?? [])] : [];
}
