import { Extensions } from 'type-graphql';

/**
 * Size of a list, declared before it is read.
 * @see https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive
 */
export interface ListSizeOf {
  /** Assumed size without an argument. */
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
  /**
   * Sizes of lists that arguments of this field decide, wherever they stand inside it. No directive says that, so the SDL shows what those
   * lists assume.
   */
  readonly below?: SizeBelow;
}

/** The size of a list that a field above it has the arguments of. */
export interface SizeBelow {
  /** The list, as `Type.field`. */
  readonly list: string;
  /** Arguments that decide its size. */
  readonly arguments: readonly string[];
  /** Takes their values as the client sent them, which may be anything. */
  readonly size: (values: readonly unknown[]) => number;
}

/** Cost of reads of a field, besides the objects of its answer. */
export interface ReadingOf {
  /** Arguments that decide it. */
  readonly arguments: readonly string[];
  /** Takes their values as the client sent them, which may be anything, and the name of the type whose field it is. */
  readonly cost: (values: readonly unknown[], parentType: string) => number;
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

/** Declares that a field reads more than it answers with, by its arguments. No directive says that, so it stays out of the SDL. */
export function Reads(reading: ReadingOf): MethodDecorator & PropertyDecorator {
  return Extensions({ reading });
}

/** Cost declaration of a field. */
export interface CostExtensions {
  readonly listSize?: ListSizeOf;
  readonly reading?: ReadingOf;
  readonly cost?: number;
}
