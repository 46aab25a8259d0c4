import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../base/calendar.ts';
import type { Hooks } from '../events/Hooks.ts';
import type { Store } from '../store/Store.ts';
import type { AlertThresholds } from '../stunting/alertThresholds.ts';

/** Context of an operation on alerts. */
export interface AlertOperation {
  store: Store;
  hooks: Hooks;
  viewer: Viewer;
}

/** Context of a sweep. */
export interface AlertSweep {
  store: Store;
  hooks: Hooks;
  today: IsoDate;
  thresholds: AlertThresholds;
}
