import { getOperationAST, Kind, visit, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationCall, SharingContext } from './OperationCall.ts';

/**
 * Extension of a subscription field whose events say all that answers them: its resolver looks at the event alone and not
 * at the field's arguments, which only choose among the events.
 */
export const answersFromEvent = 'answersFromEvent';

/** Names those who get the same answers: contexts with the same audience may share one. */
export type AudienceOf = (context: unknown) => string;

/** Runs an operation for one event, with the context that was made for it. */
type Run = (call: OperationCall, context: unknown, event: unknown) => Promise<ExecutionResult>;

/**
 * Answers an event once for all subscribers who asked for the same (document, operation, variables) and see the same
 * (audience): ten thousand watchers of a regency cost one execution and its statements, not ten thousand.
 */
export function createEventSharing(schema: GraphQLSchema, audienceOf: AudienceOf, run: Run): Run {
  type Answers = Map<string, { answer: Promise<ExecutionResult>; context: unknown }>;
  const answers = new WeakMap<object, Answers>();
  const known = new LRUCache<string, { variables: readonly string[] | null }>({ max: 1_000 });

  return (call, context, event) => {
    const variables = variablesOf(call);
    if (variables === null || typeof event !== 'object' || event === null) return run(call, context, event);
    const values = variables.map((name) => call.variables?.[name]);
    const key = JSON.stringify([call.documentHash, call.operationName ?? null, audienceOf(context), values]);
    let ofEvent = answers.get(event);
    if (ofEvent === undefined) answers.set(event, (ofEvent = new Map() as Answers));
    const found = ofEvent.get(key);
    if (found === undefined) {
      const answer = run(call, context, event);
      ofEvent.set(key, { answer, context });
      return answer;
    }
    return found.answer.finally(() => (context as Partial<SharingContext> | null | undefined)?.sharesAnswerOf?.(found.context));
  };

  /** The variables that an answer depends on; null when it must not be shared. */
  function variablesOf(call: OperationCall): readonly string[] | null {
    const key = `${call.documentHash} ${call.operationName ?? ''}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { variables: readVariables(call) }));
    return found.variables;
  }

  function readVariables({ document, operationName }: OperationCall): readonly string[] | null {
    const operation = getOperationAST(document, operationName);
    const [field] = operation?.selectionSet.selections ?? [];
    // Anything but one plain field is rare: no sharing rather than a second reading of fragments.
    if (operation == null || field?.kind !== Kind.FIELD || operation.selectionSet.selections.length > 1) return null;
    if (schema.getSubscriptionType()?.getFields()[field.name.value]?.extensions[answersFromEvent] !== true) return null;
    const names = new Set<string>();
    visit(document, {
      VariableDefinition: () => false,
      Argument: (node) => (field.arguments?.includes(node) === true ? false : undefined),
      Variable: (node) => void names.add(node.name.value),
    });
    return [...names];
  }
}
