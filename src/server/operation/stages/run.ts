import type { RemoteExecution } from '../RemoteExecution.ts';
import type { Stage } from '../Stage.ts';

/** Runs the operation. @param remote runs it in other processes; when left out, the schema's own resolvers run it. */
export function run(remote: RemoteExecution | undefined): Stage {
  if (remote !== undefined)
    return ({ call: { prepared, variables }, variables: values, context }) => remote.execute({ prepared, variables, values, context });
  return ({ call, context, variables, event }) => call.prepared.run({ variables, given: call.variables ?? {}, context, rootValue: event });
}
