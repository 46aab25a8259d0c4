import type { Logger } from 'pino';
import { AuditLog } from './access/audit/AuditLog.ts';
import { alertFeed, alertsChanged, followMeasurements, followMergedChild, followMovedChildren, type AlertLogEntry } from './alerts/index.ts';
import { auditFollowsWrites } from './auditWrites.ts';
import type { IsoDate } from './calendar.ts';
import { childrenFollowFamilies, childrenMerged, childrenMoved, measurementsChanged } from './children/index.ts';
import type { Feed } from './events/Feed.ts';
import { Hooks } from './events/Hooks.ts';
import { indicatorsFollowWrites } from './indicators/index.ts';
import { enrolmentsFollowFamilies } from './programs/index.ts';
import type { Store } from './store/Store.ts';
import { defaultAlertThresholds, type AlertThresholds } from './stunting/alertThresholds.ts';
import type { CauseThresholds } from './stunting/suggestCauses.ts';
import { AreaIndex } from './villages/index.ts';

/** An open hub: its database, its areas, what follows from its writes, and its live alerts. */
export interface Hub {
  readonly store: Store;
  readonly areas: AreaIndex;
  readonly hooks: Hooks;
  readonly alerts: Feed<AlertLogEntry>;
  /** Who read whose record. */
  readonly audit: AuditLog;
  readonly logger: Logger;
  readonly causeThresholds: CauseThresholds;
  readonly alertThresholds: AlertThresholds;
  /** The calendar day it is where the hub is. */
  today(): IsoDate;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** What a deployment may set of a hub; each has a default. */
export interface HubOptions {
  readonly causeThresholds?: CauseThresholds;
  readonly alertThresholds?: AlertThresholds;
  /** Address of a broker that carries alert events between instances; their database alone when null. */
  readonly brokerUrl?: string | null;
}

/** Puts a hub together on an open store that holds its areas. */
export async function assembleHub(store: Store, today: () => IsoDate, logger: Logger, options: HubOptions = {}): Promise<Hub> {
  const { causeThresholds = { povertyDecile: 4 }, alertThresholds = defaultAlertThresholds, brokerUrl = null } = options;
  const alerts = await alertFeed(store, { logger, brokerUrl });
  const audit = new AuditLog(store, logger);
  const hooks = new Hooks();
  childrenFollowFamilies(hooks);
  enrolmentsFollowFamilies(hooks);
  indicatorsFollowWrites(hooks, store);
  auditFollowsWrites(hooks, store);
  hooks.on(childrenMoved, (em, fact) => followMovedChildren(em, fact, hooks));
  hooks.on(childrenMerged, (em, fact) => followMergedChild(em, fact, hooks));
  hooks.on(measurementsChanged, (em, fact) => followMeasurements(em, fact, { hooks, today: today(), thresholds: alertThresholds }));
  hooks.on(alertsChanged, (em) => {
    store.afterCommit(em, () => alerts.wake());
    return Promise.resolve();
  });
  return {
    store,
    areas: await AreaIndex.load(store),
    hooks,
    alerts,
    audit,
    logger,
    causeThresholds,
    alertThresholds,
    today,
    isReady: () => store.read('ready', 'select 1').then(
      () => true,
      () => false,
    ),
    close: async () => {
      await alerts.close();
      await audit.close();
      await store.close();
    },
  };
}
