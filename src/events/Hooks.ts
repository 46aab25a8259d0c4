import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** A hook that one subgraph runs and others handle inside the same transaction. */
export class Hook<Fact> {
  /** Only holds the type. */
  declare readonly fact: Fact;

  constructor(readonly name: string) {}
}

type Handler<Fact> = (em: SqlEntityManager, fact: Fact) => Promise<void>;

/**
 * Connects writes of a subgraph to writes that depend on them (a measurement to its alerts) without a dependency of the first on the
 * second: the owner runs its hook at the end of its transaction, and the handlers are committed or rolled back together with it.
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
