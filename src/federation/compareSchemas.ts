import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** What changed between two schemas, in words. */
export interface SchemaChanges {
  /** A client that worked may stop working. */
  readonly breaking: readonly string[];
  /** A client goes on working, but may get what it does not expect: a new value of an enum, another default. */
  readonly dangerous: readonly string[];
  /** No client notices. */
  readonly safe: readonly string[];
}

export async function compareSchemas(before: GraphQLSchema, after: GraphQLSchema): Promise<SchemaChanges> {
  const changes = await diff(before, after);
  const messages = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  return { breaking: messages(CriticalityLevel.Breaking), dangerous: messages(CriticalityLevel.Dangerous), safe: messages(CriticalityLevel.NonBreaking) };
}
