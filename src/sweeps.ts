import { escalateAlerts, pruneAlertEvents, sweepEnded, sweepMissedWeighings, sweepPrevalence } from './alerts/index.ts';
import { closeAgedOutCases } from './children/index.ts';
import { describeFault } from './errors.ts';
import type { Hub } from './Hub.ts';
import { sweepRetention } from './privacy/sweepRetention.ts';

/** Often enough that what falls due at midnight is done before the first posyandu opens. */
const hourMs = 3_600_000;

/** Often enough for what is due after hours. */
const minuteMs = 60_000;

export interface SweepOptions {
  /** How many days alert events are kept. */
  readonly eventDays: number;
  /** How many years after the fifth birthday a child's record keeps its name. */
  readonly retentionYears: number;
}

/**
 * Does what follows from the calendar and the clock alone, at once and then again and again; instances on one database
 * may all do it. Returns how to stop: it resolves when the sweep that is under way has ended.
 *
 * Every hour: closes the cases of children who have turned 60 months, resolves alerts that have ended without a
 * measuring, raises those for missed weighings and for a village's rise, pseudonymises children who aged out long ago, prunes old events. Every minute: escalates alerts that nobody has
 * acknowledged.
 */
export function startSweeps(hub: Hub, { eventDays, retentionYears }: SweepOptions): () => Promise<void> {
  const { store, hooks, alertThresholds: thresholds } = hub;
  const alertSweep = () => ({ store, hooks, today: hub.today(), thresholds });
  const repeated = [
    repeat(hub, hourMs, [
      ['closing cases by age', () => closeAgedOutCases(store, hooks, hub.today())],
      ['ending alerts', () => sweepEnded(alertSweep())],
      ['looking for missed weighings', () => sweepMissedWeighings(alertSweep())],
      ['looking for a rise of prevalence', () => sweepPrevalence(alertSweep())],
      ['pseudonymising children', () => sweepRetention(store, { today: hub.today(), years: retentionYears })],
      ['pruning alert events', () => pruneAlertEvents(store, { days: eventDays, now: new Date() })],
    ]),
    repeat(hub, minuteMs, [['escalating alerts', () => escalateAlerts({ store, hooks, now: new Date(), hours: thresholds.escalationHours })]]),
  ];
  return async () => {
    await Promise.all(repeated.map((stop) => stop()));
  };
}

type Sweep = readonly [what: string, work: () => Promise<unknown>];

/** Runs sweeps one after the other, at once and then at every interval; one that fails does not hold up the next. Returns how to stop. */
function repeat({ logger }: Hub, everyMs: number, sweeps: readonly Sweep[]): () => Promise<void> {
  let round: Promise<void> | null = null;
  let stopped = false;
  const run = async () => {
    for (const [what, work] of sweeps) {
      if (stopped) return;
      await work().catch((error: unknown) => logger.error({ error: describeFault(error) }, `${what} failed`));
    }
  };
  // A round that takes longer than the interval is not started twice.
  const start = () => {
    round ??= run().finally(() => (round = null));
  };
  start();
  const timer = setInterval(start, everyMs);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await round;
  };
}
