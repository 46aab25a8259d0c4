import { GraphQLError } from 'graphql';
import { message } from '../../../base/messages/index.ts';
import { GraphQLRefusal } from '../../../graphql/GraphQLRefusal.ts';
import type { Introspection, LimitsOf } from '../../limits/ViewerLimits.ts';
import { Refused, type AnyStage } from '../Stage.ts';

/**
 * Makes the context of the viewer, and checks whether the viewer may introspect. Nothing runs without a context that implements
 * `mayUse`.
 */
export function admit(introspection: Introspection, limitsOf: LimitsOf): AnyStage {
  return async (passage, next) => {
    const { call } = passage;
    const context = await call.makeContext();
    // The compiler guarantees this for typed callers.
    if (typeof context.mayUse !== 'function') throw new Error('the context of an operation must say what its viewer may use');
    passage.context = context;
    if (call.prepared.introspects && !(introspection === 'all' || (introspection === 'known' && limitsOf(context.viewer).known)))
      throw new Refused([introspectionRefused(introspection)]);
    return next();
  };
}

function introspectionRefused(introspection: Introspection): GraphQLError {
  const text = introspection === 'known' ? message('server.introspectionForTokens') : message('server.introspectionDisabled');
  return new GraphQLRefusal(text, { extensions: { code: 'INTROSPECTION_DISABLED' } });
}
