import { print, type DefinitionNode, type DocumentNode } from 'graphql';

/** Prints SDL for people: with a blank line between the fields of a type, each of which has a description. */
export function printSdl({ definitions }: DocumentNode): string {
  return definitions.map(printDefinition).join('\n\n');
}

function printDefinition(definition: DefinitionNode): string {
  if (!('fields' in definition) || definition.fields === undefined || definition.fields.length === 0) return print(definition);
  const fields = definition.fields.map((field) => print(field).replaceAll(/^(?=.)/gm, '  '));
  return `${print({ ...definition, fields: [] })} {\n${fields.join('\n\n')}\n}`;
}
