import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** Differences between two schemas, as text. */
export interface SchemaChanges {
  /** A working client may break. */
  readonly breaking: readonly string[];
  /** A client keeps working, but may get unexpected values: a new value of an enum, another default. */
  readonly dangerous: readonly string[];
  /** No effect on clients. */
  readonly safe: readonly string[];
}

export async function compareSchemas(before: GraphQLSchema, after: GraphQLSchema): Promise<SchemaChanges> {
  const changes = await diff(before, after);
  const messages = (level: CriticalityLevel) =>
    changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  return {
    breaking: messages(CriticalityLevel.Breaking),
    dangerous: messages(CriticalityLevel.Dangerous),
    safe: messages(CriticalityLevel.NonBreaking),
  };
}
