import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** A kind of fact that one subgraph announces and others act upon inside the same transaction. */
export class Hook<Fact> {
  /** Only carries the type. */
  declare readonly fact: Fact;

  constructor(readonly name: string) {}
}

type Handler<Fact> = (em: SqlEntityManager, fact: Fact) => Promise<void>;

/**
 * Connects a subgraph's writes to those that follow from them (a measurement to its alerts) without the
 * first knowing the second: the owner runs its hook at the end of its transaction, and whatever was hung on
 * it is stored or rolled back together with it.
 */
export class Hooks {
  readonly #handlers = new Map<string, Handler<never>[]>();

  on<Fact>(hook: Hook<Fact>, handler: Handler<Fact>): void {
    this.#handlers.set(hook.name, [...(this.#handlers.get(hook.name) ?? []), handler]);
  }

  async run<Fact>(hook: Hook<Fact>, em: SqlEntityManager, fact: Fact): Promise<void> {
    for (const handler of this.#handlers.get(hook.name) ?? []) await (handler as Handler<Fact>)(em, fact);
  }
}
