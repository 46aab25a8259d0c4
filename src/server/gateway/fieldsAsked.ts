import { Kind, type DocumentNode, type SelectionNode } from 'graphql';

/** The field by which a gateway asks a subgraph for parts of objects. */
const entitiesField = '_entities';

/** The parts of a request to a subgraph that say what it is asked. */
export interface Asked {
  readonly document: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The positions of all fields that a subgraph is asked for, in its own answer: root fields, and of objects the fields of each. What keeps a
 * subgraph from answering at all is an error at each of them.
 */
export function fieldsAsked({ document, variables = {} }: Asked): (string | number)[][] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return (operation?.selectionSet.selections ?? []).flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) return [];
    const key = (selection.alias ?? selection.name).value;
    if (selection.name.value !== entitiesField) return [[key]];
    const given = selection.arguments?.find(({ name }) => name.value === 'representations')?.value;
    const representations = given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined;
    if (!Array.isArray(representations)) return [[key]];
    return representations.flatMap((representation: { __typename?: string }, place) =>
      keysOf(selection.selectionSet?.selections ?? [], representation.__typename).map((field) => [key, place, field]),
    );
  });
}

/** Response keys of the fields that an object of a type is asked for. */
function keysOf(selections: readonly SelectionNode[], type: string | undefined): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [(selection.alias ?? selection.name).value];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const condition = selection.typeCondition?.name.value;
    return condition === undefined || condition === type ? keysOf(selection.selectionSet.selections, type) : [];
  });
}
