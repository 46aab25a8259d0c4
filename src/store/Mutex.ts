import { outsideOperations } from '../base/background.ts';

/** Runs tasks one after another, in the given order. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(task, task);
    this.#last = outsideOperations(() => mine.catch(() => undefined));
    return mine;
  }
}
