/**
 * How many live subscribers one hub serves: subscribers spread over all villages, alerts raised by measurements, time
 * from commit to receipt, and nothing lost, doubled or out of order by comparison with the event log.
 *
 *     npm run bench:alerts                                   10,000 subscribers, 20 alerts/s, 60 s
 *     npm run bench:alerts -- --search                       and then the most that hold p99 under 1 s
 *     npm run bench:alerts -- --subscribers 500 --embedded   on the embedded database
 *
 * It starts a hub and a PostgreSQL server of its own and removes them. The exit code is 1 when an event is missed,
 * doubled or out of order.
 */
import { Command, InvalidArgumentError } from 'commander';
import { mostConnections } from './alertsClients.ts';
import { embeddedForBench, postgresqlForBench } from './alertsDatabase.ts';
import { runLoad, type RunResult } from './alertsRun.ts';

interface Options {
  subscribers: number;
  rate: number;
  seconds: number;
  processes: number;
  embedded: boolean;
  search: boolean;
}

/** The promise of a live alert, in ms. */
const withinMs = 1_000;
/** The search ends when it knows the number this well. */
const precision = 0.1;

const whole = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
};
const options = new Command('bench:alerts')
  .option('--subscribers <number>', 'subscribers at once', whole, 10_000)
  .option('--rate <number>', 'alerts a second', whole, 20)
  .option('--seconds <number>', 'how long', whole, 60)
  .option('--processes <number>', 'processes that hold the subscribers', whole, 1)
  .option('--embedded', 'on the embedded database instead of PostgreSQL', false)
  .option('--search', 'then find the most subscribers that hold p99 under 1 s', false)
  .parse()
  .opts<Options>();

const most = mostConnections();
if (options.subscribers > most) {
  console.error(
    `${options.subscribers} subscribers need as many open files in the hub's process, and the limit leaves ${most}: raise it (ulimit -Hn, or LimitNOFILE of a service) and try again.`,
  );
  process.exit(1);
}

console.log(
  '| subscribers | alerts/s | events | recorded in s | deliveries | missed | doubled | out of order | p50 ms | p99 ms | max ms | KB each | hub CPU % | clients CPU % | clients late p99 ms |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|');
const first = await run(options.subscribers);
if (options.search) await search(first);

async function run(subscribers: number): Promise<RunResult> {
  const database = options.embedded ? await embeddedForBench() : await postgresqlForBench();
  try {
    const result = await runLoad(database, { ...options, subscribers });
    const { load, problems } = result;
    console.log(
      `| ${load.subscribers} | ${load.rate} | ${result.events} | ${result.recordedInSeconds.toFixed(0)} | ${result.received} | ${result.missed} | ${result.doubled} | ${result.disordered} | ${result.p50} | ${result.p99} | ${result.max} ` +
        `| ${result.kilobytesEach.toFixed(0)} | ${result.hubCpu.toFixed(0)} | ${result.clientsCpu.toFixed(0)} | ${result.clientsDelayP99.toFixed(0)} |`,
    );
    if (problems.length > 0) console.error(`${problems.length} problems, such as: ${problems[0] ?? ''}`);
    if (!isWhole(result)) process.exitCode = 1;
    return result;
  } finally {
    await database.remove();
  }
}

/** Every subscriber has had every event once, in order. */
function isWhole({ missed, doubled, disordered, unknown, problems }: RunResult): boolean {
  return missed + doubled + disordered + unknown + problems.length === 0;
}

/** Takes half as many more for as long as it holds, then closes in. */
async function search(start: RunResult): Promise<void> {
  const holds = (result: RunResult) => isWhole(result) && result.p99 < withinMs;
  let [held, failed] = holds(start) ? [start.load.subscribers, Number.POSITIVE_INFINITY] : [0, start.load.subscribers];
  while (held < most && failed - held > precision * held) {
    const next = failed === Number.POSITIVE_INFINITY ? Math.min(Math.ceil(held * 1.5), most) : Math.round((held + failed) / 2);
    if (holds(await run(next))) held = next;
    else failed = next;
  }
  console.log(
    held >= most
      ? `${held} subscribers hold p99 under ${withinMs} ms; more do not fit the limit of open files`
      : `${held} subscribers hold p99 under ${withinMs} ms`,
  );
}
