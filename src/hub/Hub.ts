import type { Logger } from 'pino';
import { AuditLog } from '../access/audit/AuditLog.ts';
import {
  AlertCursors,
  alertFeed,
  alertsChanged,
  alignAlertsWithMeasurements,
  endAlerts,
  mergeAlerts,
  moveAlerts,
  type AlertLogEntry,
} from '../alerts/index.ts';
import { auditFollowsWrites } from './auditWrites.ts';
import type { IsoDate } from '../base/calendar.ts';
import {
  alignChildrenWithFamilies,
  alignChildrenWithPosyandu,
  childrenMerged,
  childrenMoved,
  measurementsChanged,
  monitoringEnded,
} from '../children/index.ts';
import { alignCandidatesWithWrites } from '../duplicates/index.ts';
import type { Feed } from '../events/Feed.ts';
import { Hooks } from '../events/Hooks.ts';
import { followMerges } from '../imports/forgetRows.ts';
import { alignRollupWithWrites } from '../indicators/index.ts';
import { alignEnrolmentsWithFamilies } from '../programs/index.ts';
import { readinessOf } from '../store/readiness.ts';
import type { Store } from '../store/Store.ts';
import { defaultAlertThresholds, type AlertThresholds } from '../stunting/alertThresholds.ts';
import type { CauseThresholds } from '../stunting/suggestCauses.ts';
import { AreaIndex } from '../villages/index.ts';

/** An open hub: its database, its areas, its hooks, and its live alerts. */
export interface Hub {
  readonly store: Store;
  readonly areas: AreaIndex;
  readonly hooks: Hooks;
  readonly alerts: Feed<AlertLogEntry>;
  readonly alertCursors: AlertCursors;
  /** Log of reads of records. */
  readonly audit: AuditLog;
  readonly logger: Logger;
  readonly causeThresholds: CauseThresholds;
  readonly alertThresholds: AlertThresholds;
  /** The current calendar day in the time zone of the hub. */
  today(): IsoDate;
  /** Whether the database answers reads and accepts writes. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Options of a hub; each has a default. */
export interface HubOptions {
  readonly causeThresholds?: CauseThresholds;
  readonly alertThresholds?: AlertThresholds;
  /** Address of a broker that carries alert events between instances; null: only the database. */
  readonly brokerUrl?: string | null;
}

/** Assembles a hub on an open store that holds its areas. */
export async function assembleHub(store: Store, today: () => IsoDate, logger: Logger, options: HubOptions = {}): Promise<Hub> {
  const { causeThresholds = { povertyDecile: 4 }, alertThresholds = defaultAlertThresholds, brokerUrl = null } = options;
  const alertCursors = await AlertCursors.of(store);
  const alerts = alertFeed(store, { logger, cursors: alertCursors, brokerUrl });
  const audit = new AuditLog(store, logger);
  const hooks = new Hooks();
  alignChildrenWithFamilies(hooks);
  alignChildrenWithPosyandu(hooks, store);
  alignEnrolmentsWithFamilies(hooks);
  alignCandidatesWithWrites(hooks, store);
  followMerges(hooks);
  alignRollupWithWrites(hooks, store);
  auditFollowsWrites(hooks, store);
  hooks.on(childrenMoved, (em, fact) => moveAlerts(em, fact, hooks));
  hooks.on(childrenMerged, (em, fact) => mergeAlerts(em, fact, hooks));
  hooks.on(monitoringEnded, (em, fact) => endAlerts(em, fact, hooks));
  hooks.on(measurementsChanged, (em, fact) =>
    alignAlertsWithMeasurements(em, fact, { hooks, today: today(), thresholds: alertThresholds }),
  );
  hooks.on(alertsChanged, (em) => {
    store.afterCommit(em, () => alerts.wake());
    return Promise.resolve();
  });
  return {
    store,
    areas: await AreaIndex.load(store),
    hooks,
    alerts,
    alertCursors,
    audit,
    logger,
    causeThresholds,
    alertThresholds,
    today,
    isReady: readinessOf(store),
    close: async () => {
      await alerts.close();
      await audit.close();
      await store.close();
    },
  };
}
