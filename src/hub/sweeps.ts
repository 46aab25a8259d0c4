import { escalateAlerts, pruneAlertEvents, sweepEnded, sweepMissedWeighings, sweepPrevalence } from '../alerts/index.ts';
import { every, outsideOperations } from '../base/background.ts';
import { closeAgedOutCases } from '../children/index.ts';
import { sweepDuplicates } from '../duplicates/index.ts';
import { forgetUndecidedRows } from '../imports/forgetRows.ts';
import { describeFault } from '../base/errors.ts';
import type { Hub } from './Hub.ts';
import { sweepRetention } from '../privacy/sweepRetention.ts';
import { publish } from './publish.ts';

/** Often enough that work due at midnight is done before the first posyandu opens. */
const hourMs = 3_600_000;

/** Often enough for work that is due after a number of hours. */
const minuteMs = 60_000;

export interface SweepOptions {
  /** Days for which alert events are kept. */
  readonly eventDays: number;
  /** Years after the fifth birthday for which a child's record keeps its name. */
  readonly retentionYears: number;
}

/**
 * Runs work that is due by the calendar or the clock, at once and then periodically; all instances on one database may run it. Returns a
 * function that stops it and resolves when the running sweep has ended.
 *
 * Every hour: closes the cases of children who have turned 60 months, resolves alerts that have ended without a measurement, raises those
 * for missed weighings and for a village's rise, looks for duplicates, pseudonymises children who aged out long ago, publishes the figures
 * of a month that is due, prunes old events. Every minute: escalates alerts that nobody has acknowledged.
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
      ['looking for duplicates', () => sweepDuplicates(store)],
      ['pseudonymising children', () => sweepRetention(store, { today: hub.today(), years: retentionYears })],
      ['forgetting rows of imports', () => forgetUndecidedRows(store)],
      ['publishing figures', () => publish(store, hub.today())],
      ['pruning alert events', () => pruneAlertEvents(store, { days: eventDays, now: new Date() })],
    ]),
    repeat(hub, minuteMs, [
      ['escalating alerts', () => escalateAlerts({ store, hooks, now: new Date(), hours: thresholds.escalationHours })],
    ]),
  ];
  return async () => {
    await Promise.all(repeated.map((stop) => stop()));
  };
}

type Sweep = readonly [what: string, work: () => Promise<unknown>];

/**
 * Runs sweeps one after the other, at once and then at every interval; a failed sweep does not stop the next. Returns a function that stops
 * them.
 */
function repeat({ logger }: Hub, everyMs: number, sweeps: readonly Sweep[]): () => Promise<void> {
  let round: Promise<void> | null = null;
  let stopped = false;
  const run = async () => {
    for (const [what, work] of sweeps) {
      if (stopped) return;
      await work().catch((error: unknown) => logger.error({ error: describeFault(error) }, `${what} failed`));
    }
  };
  // A round that takes longer than the interval does not run twice at once.
  const start = () => {
    round ??= outsideOperations(() => run().finally(() => (round = null)));
  };
  start();
  const timer = every(everyMs, start);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await round;
  };
}
