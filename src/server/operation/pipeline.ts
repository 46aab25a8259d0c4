import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { HeavyOperations } from '../limits/HeavyOperations.ts';
import type { TimeLimitOptions } from '../limits/TimeLimit.ts';
import type { Rates } from '../limits/Rates.ts';
import type { Introspection, LimitsOf } from '../limits/ViewerLimits.ts';
import type { RemoteExecution } from './RemoteExecution.ts';
import { through, type AnyStage, type Passage } from './Stage.ts';
import { admit } from './stages/admit.ts';
import { checkAccess } from './stages/checkAccess.ts';
import { coerce } from './stages/coerce.ts';
import { limitCost } from './stages/limitCost.ts';
import { limitTime } from './stages/limitTime.ts';
import { mask } from './stages/mask.ts';
import { record } from './stages/record.ts';
import { reportCost } from './stages/reportCost.ts';
import { run } from './stages/run.ts';
import { share } from './stages/share.ts';
import { subscribe, type Source } from './stages/subscribe.ts';
import { takeTurn } from './stages/takeTurn.ts';

export interface PipelineOptions {
  readonly schema: GraphQLSchema;
  readonly introspection: Introspection;
  readonly limitsOf: LimitsOf;
  readonly rates: Rates;
  readonly limits: Pick<TimeLimitOptions, 'timeoutMs' | 'rows'>;
  /** Null for no limit. */
  readonly heavy: HeavyOperations | null;
  /** Runs operations in other processes. */
  readonly remote: RemoteExecution | undefined;
}

/** The pipeline of each kind of call. */
export interface Pipeline {
  /** Answers a query or a mutation. Never rejects. */
  readonly operation: (passage: Passage) => Promise<ExecutionResult>;
  /** Starts a subscription, or returns the errors for which it is refused. Never rejects. */
  readonly subscription: (passage: Passage) => Promise<Source>;
  /** Answers an event of a subscription. Never rejects. */
  readonly event: (passage: Passage) => Promise<ExecutionResult>;
  /** Runs `work` instead of the operation, after the same checks. @throws Refused and others where the operation may not run. */
  readonly elsewhere: <Answer>(passage: Passage, work: () => Promise<Answer>) => Promise<Answer>;
}

/**
 * The pipeline of every operation, for every transport. Each stage calls the next one and may read its answer.
 *
 * Before it, once per document, the text is limited, parsed, limited in its shape and validated (`documentSteps` in
 * `document/readDocument.ts`), and the operation is prepared (`PreparedOperation`). After it, the transport writes the answer.
 */
export function createPipeline({ schema, introspection, limitsOf, rates, limits, heavy, remote }: PipelineOptions): Pipeline {
  const timeLimit = limitTime(limits);
  const admission = admit(introspection, limitsOf);
  const costLimit = limitCost(limitsOf, rates);
  const coercion = coerce(schema);
  const turn = takeTurn(limitsOf, heavy);
  const execution = run(remote);

  const answerEvent = through([timeLimit, turn, mask, execution]);
  const elsewhere: AnyStage[] = [timeLimit, admission, costLimit, checkAccess, coercion, record, turn];
  return {
    operation: through([mask, timeLimit, admission, reportCost(limitsOf), costLimit, checkAccess, coercion, record, turn, execution]),
    subscription: through<Source>([mask, admission, costLimit, checkAccess, coercion, subscribe(schema, remote)]),
    // Each subscriber is checked for each event; the answer is computed once for all subscribers with the same request.
    event: through([mask, timeLimit, admission, checkAccess, coercion, record, share(), answerEvent]),
    elsewhere: <Answer>(passage: Passage, work: () => Promise<Answer>) => through<Answer>([...elsewhere, work])(passage),
  };
}
