import { Refused, type Passage } from '../Stage.ts';

/** Refuses an operation with a field that its viewer may not use. */
export async function checkAccess<Answer>({ call, context }: Passage, next: () => Promise<Answer>): Promise<Answer> {
  const errors = call.prepared.access.refusals(context, call.variables ?? {});
  if (errors.length > 0) throw new Refused(errors);
  return next();
}
