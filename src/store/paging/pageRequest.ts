import { badUserInput } from '../../base/errors.ts';
import type { PageRequest } from './ConnectionSpec.ts';

export const defaultPageSize = 50;
export const largestPageSize = 500;

/** The four arguments of a Relay connection field. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/**
 * Reads the paging arguments of a Relay connection (GraphQL Cursor Connections Specification, "Arguments"). Without `first` and `last` the
 * default is the first 50.
 * @throws HubError BAD_USER_INPUT for a size outside 0 to 500 and for `first` together with `last`.
 */
export function pageRequest({ first, after, last, before }: PageArguments): PageRequest {
  if (first != null && last != null) {
    throw badUserInput(['last'], 'store.firstAndLast');
  }
  const backward = last != null;
  const limit = last ?? first ?? defaultPageSize;
  if (limit < 0 || limit > largestPageSize) {
    throw badUserInput([backward ? 'last' : 'first'], 'shared.outOfRange', { value: limit, lowest: 0, highest: largestPageSize });
  }
  return { limit, looksFurther: true, backward, after: after ?? null, before: before ?? null };
}
