import { Extensions } from 'type-graphql';
import type { Scope } from './Scope.ts';

/** Declares a field that everybody may read: areas, suppressed figures, and what only gives shape to an answer. */
export const anyone = 'anyone';

/** What a field takes: any one of these scopes, or nothing. */
export type FieldAccess = typeof anyone | readonly Scope[];

/**
 * Declares who may use a field: viewers with any one of the scopes, or `anyone`. Stands beside every `@Field`, `@Query`,
 * `@Mutation` and `@Subscription` and every field resolver; a field without it cannot be served.
 */
export function Access(...allowed: [typeof anyone] | [Scope, ...Scope[]]): MethodDecorator & PropertyDecorator {
  const access: FieldAccess = allowed[0] === anyone ? anyone : allowed;
  return Extensions({ access });
}
