import type { Member, ObjectRun } from './assembleObject.ts';
import { isPromise } from './isPromise.ts';

/**
 * The root object of a mutation: each change is begun when the one before is finished.
 * @see https://spec.graphql.org/October2021/#sec-Normal-and-Serial-Execution
 */
export function oneAfterAnother(members: readonly Member[]): ObjectRun {
  return (run, source, path) => {
    const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const goOn = (from: number): unknown => {
      for (const [index, member] of members.slice(from).entries()) {
        const value = 'constant' in member ? member.constant : member.run(run, source, path);
        if (isPromise(value)) {
          return value.then((arrived) => {
            result[member.responseName] = arrived;
            return goOn(from + index + 1);
          });
        }
        result[member.responseName] = value;
      }
      return result;
    };
    return goOn(0);
  };
}
