import type { GraphQLError } from 'graphql';
import type { ResponsePath } from './ResponsePath.ts';

/**
 * The errors of one execution. An error at or below a position that an error has already made null is left
 * out, since the response shows nothing of it.
 */
export class FieldErrors {
  readonly all: GraphQLError[] = [];
  readonly #nulled = new Set<ResponsePath | undefined>();

  /** @param path the position that becomes null; undefined for the whole response. */
  add(error: GraphQLError, path: ResponsePath | undefined): void {
    for (let at = path; at !== undefined; at = at.prev) if (this.#nulled.has(at)) return;
    if (this.#nulled.has(undefined)) return;
    this.#nulled.add(path);
    this.all.push(error);
  }
}
