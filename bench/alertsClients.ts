import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answers, Order, Subscriber, SubscriberResults } from './alertsSubscribers.ts';

/** Connections between two addresses that have ports to themselves; Linux leaves some 28,000. */
const mostPerAddress = 20_000;
/** Files a process has open besides its connections. */
const otherFiles = 200;

/** The subscribers of a bench run, in processes of their own. */
export class AlertClients {
  readonly #processes: ChildProcess[];

  private constructor(processes: ChildProcess[]) {
    this.#processes = processes;
  }

  /** Opens these subscribers; each process takes an equal part. */
  static async open(url: string, subscribers: readonly Subscriber[], processes: number): Promise<AlertClients> {
    const clients = new AlertClients(
      Array.from({ length: processes }, () =>
        fork(join(import.meta.dirname, 'alertsSubscribers.ts'), { execArgv: ['--import', 'tsx'], serialization: 'advanced' }),
      ),
    );
    const share = Math.ceil(subscribers.length / processes);
    await Promise.all(
      clients.#processes.map((child, n) => {
        // Beyond the ports of one address each process takes an address of its own; on Linux all of 127/8 is this machine.
        const localAddress = subscribers.length > mostPerAddress ? `127.0.0.${n + 2}` : undefined;
        return ask(child, { order: 'open', url, subscribers: subscribers.slice(n * share, (n + 1) * share), localAddress });
      }),
    );
    return clients;
  }

  get pids(): number[] {
    return this.#processes.map(({ pid }) => pid ?? 0);
  }

  async measure(): Promise<void> {
    await Promise.all(this.#processes.map((child) => ask(child, { order: 'measure' })));
  }

  async count(): Promise<Answers['count']> {
    const counts = await Promise.all(this.#processes.map((child) => ask<'count'>(child, { order: 'count' })));
    return {
      subscribersReached: counts.reduce((sum, { subscribersReached }) => sum + subscribersReached, 0),
      events: counts.reduce((sum, { events }) => sum + events, 0),
    };
  }

  /** What all of them received; the delay is that of the slowest process. */
  async results(): Promise<SubscriberResults> {
    const parts = await Promise.all(this.#processes.map((child) => ask<'results'>(child, { order: 'results' })));
    return {
      subscribers: parts.flatMap(({ subscribers }) => subscribers),
      problems: parts.flatMap(({ problems }) => problems),
      delayP99: Math.max(...parts.map(({ delayP99 }) => delayP99)),
    };
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#processes.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }),
    );
  }
}

async function ask<Name extends Order['order']>(child: ChildProcess, order: Extract<Order, { order: Name }>): Promise<Answers[Name]> {
  const answered = once(child, 'message');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of subscribers ended with ${String(code)}`);
  });
  child.send(order);
  const [answer] = (await Promise.race([answered, ended])) as [Answers[Name]];
  return answer;
}

/** How many connections a process may have: Node raises its limit of open files to the hard one. */
export function mostConnections(): number {
  const { userLimits } = process.report.getReport() as unknown as { userLimits: { open_files: { hard: number | 'unlimited' } } };
  const { hard } = userLimits.open_files;
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : hard - otherFiles;
}
