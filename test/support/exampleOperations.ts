import { readdirSync, readFileSync } from 'node:fs';
import { getOperationAST, parse, type OperationTypeNode } from 'graphql';

export interface ExampleOperation {
  /** Name of its file. */
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly kind: OperationTypeNode | undefined;
}

const folder = new URL('../../schema/operations/', import.meta.url);

/** The operations of schema/operations, with their variables as GraphiQL fills them in on a day. */
export function exampleOperations(today: string): ExampleOperation[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => {
      const query = readFileSync(new URL(name, folder), 'utf8');
      const variables = filledIn(readFileSync(new URL(name.replace(/\.graphql$/, '.variables.json'), folder), 'utf8'), today);
      return { name, query, variables: JSON.parse(variables) as Record<string, unknown>, kind: getOperationAST(parse(query))?.operation };
    });
}

function filledIn(text: string, today: string): string {
  return text.replaceAll(/\{\{(today|month)(-\d+)?\}\}/g, (_, unit: string, offset = '0') => {
    const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
    const date = unit === 'month' ? Date.UTC(year, month - 1 + Number(offset), 1) : Date.UTC(year, month - 1, day + Number(offset));
    return new Date(date).toISOString().slice(0, unit === 'month' ? 7 : 10);
  });
}
