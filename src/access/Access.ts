import { Extensions } from 'type-graphql';
import type { Scope } from './Scope.ts';

/** Declares a public field: areas, suppressed figures, and fields that only structure an answer. */
export const anyone = 'anyone';

/** Scopes of which a field requires one, or `anyone`. */
export type FieldAccess = typeof anyone | readonly Scope[];

/**
 * Declares who may use a field: viewers with any one of the scopes, or `anyone`. Required beside every `@Field`, `@Query`, `@Mutation` and
 * `@Subscription` and every field resolver; the schema is not served with a field without it.
 */
export function Access(...allowed: [typeof anyone] | [Scope, ...Scope[]]): MethodDecorator & PropertyDecorator {
  const access: FieldAccess = allowed[0] === anyone ? anyone : allowed;
  return Extensions({ access });
}
