import { Extensions } from 'type-graphql';

/**
 * How long a list may be, told before it is read.
 * @see https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive
 */
export interface ListSizeOf {
  /** What is reckoned with where no argument says. */
  readonly assumedSize: number;
  /** Whole-number arguments that give the size; the largest that is given counts. */
  readonly slicingArguments?: readonly string[];
  /** Names of the lists inside the object of this field that have the size, where the field is no list itself. */
  readonly sizedFields?: readonly string[];
  /**
   * Lists among the arguments: the answer has an item for each of theirs, or for each combination; one that is not given counts
   * as the assumed size. The directives have no word for it (a slicing argument is a whole number), so it stays out of the SDL.
   */
  readonly lengthsOf?: readonly string[];
}

/** Declares how long a list of objects may be, beside every field that has one and is no connection (those are sized by their shape). */
export function ListSize(size: ListSizeOf): MethodDecorator & PropertyDecorator {
  return Extensions({ listSize: size });
}

/**
 * Declares what a field costs beside what is in it, where that is not 1 for an object and 0 for a value.
 * @see https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-Cost-Directive
 */
export function Cost(weight: number): MethodDecorator & PropertyDecorator {
  return Extensions({ cost: weight });
}

/** What a field declares of its cost. */
export interface CostExtensions {
  readonly listSize?: ListSizeOf;
  readonly cost?: number;
}
