import type { ExecutionResult } from 'graphql';
import type { OperationContext } from '../../../access/OperationContext.ts';
import { outsideOperations } from '../../../base/background.ts';
import type { Stage } from '../Stage.ts';

interface Answer {
  readonly result: Promise<ExecutionResult>;
  readonly context: OperationContext;
}

/**
 * Answers an event once for all subscribers with the same request (document, operation, variables) and the same audience.
 * Ten thousand subscribers of one regency then cost one execution, not ten thousand.
 */
export function share(): Stage {
  const answers = new WeakMap<object, Map<string, Answer>>();
  return ({ call, context, event }, next) => {
    const { sharedBy, hash, name } = call.prepared;
    if (sharedBy === null || context.audience === null || typeof event !== 'object' || event === null) return next();
    const values = sharedBy.map((variable) => call.variables?.[variable]);
    const key = JSON.stringify([hash, name, context.audience, values]);
    let ofEvent = answers.get(event);
    if (ofEvent === undefined) answers.set(event, (ofEvent = new Map<string, Answer>()));
    const found = ofEvent.get(key);
    if (found === undefined) {
      // Outside the operation of the first subscriber, whose time limit must not end the work of the others.
      const first = { result: outsideOperations(next), context };
      ofEvent.set(key, first);
      return first.result;
    }
    return found.result.finally(() => context.sharesAnswerOf(found.context));
  };
}
