import { breathe } from '../base/eventLoop.ts';

/** Runs work in steps, and yields to the event loop between them. */
export async function inSlices<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    await breathe();
  }
}
