import type { Logger } from 'pino';
import { alertFeed, followMeasurements, followMergedChild, followMovedChildren, type AlertLogEntry } from './alerts/index.ts';
import type { IsoDate } from './calendar.ts';
import { childrenFollowFamilies, childrenMerged, childrenMoved, measurementsChanged } from './children/index.ts';
import type { Feed } from './events/Feed.ts';
import { Hooks } from './events/Hooks.ts';
import { enrolmentsFollowFamilies } from './programs/index.ts';
import type { Store } from './store/Store.ts';
import type { CauseThresholds } from './stunting/suggestCauses.ts';
import { AreaIndex } from './villages/index.ts';

/** An open hub: its database, its areas, what follows from its writes, and its live alerts. */
export interface Hub {
  readonly store: Store;
  readonly areas: AreaIndex;
  readonly hooks: Hooks;
  readonly alerts: Feed<AlertLogEntry>;
  readonly logger: Logger;
  readonly causeThresholds: CauseThresholds;
  /** The calendar day it is where the hub is. */
  today(): IsoDate;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Puts a hub together on an open store that holds its areas. */
export async function assembleHub(store: Store, today: () => IsoDate, logger: Logger, causeThresholds: CauseThresholds = { povertyDecile: 4 }): Promise<Hub> {
  const alerts = alertFeed(store, (error) => logger.error({ err: error }, 'reading alert events failed'));
  const hooks = new Hooks();
  childrenFollowFamilies(hooks);
  enrolmentsFollowFamilies(hooks);
  hooks.on(childrenMoved, followMovedChildren);
  hooks.on(childrenMerged, async (em, fact) => {
    if (await followMergedChild(em, fact)) store.afterCommit(em, () => alerts.wake());
  });
  hooks.on(measurementsChanged, async (em, fact) => {
    if (await followMeasurements(em, fact)) store.afterCommit(em, () => alerts.wake());
  });
  return {
    store,
    areas: await AreaIndex.load(store),
    hooks,
    alerts,
    logger,
    causeThresholds,
    today,
    isReady: () => store.read('ready', 'select 1').then(
      () => true,
      () => false,
    ),
    close: async () => {
      alerts.close();
      await store.close();
    },
  };
}
