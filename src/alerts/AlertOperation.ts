import type { Viewer } from '../access/viewer.ts';
import type { IsoDate } from '../calendar.ts';
import type { Hooks } from '../events/Hooks.ts';
import type { Store } from '../store/Store.ts';
import type { AlertThresholds } from '../stunting/alertThresholds.ts';

/** What an operation on alerts works with. */
export interface AlertOperation {
  store: Store;
  hooks: Hooks;
  viewer: Viewer;
}

/** What a sweep works with. */
export interface AlertSweep {
  store: Store;
  hooks: Hooks;
  today: IsoDate;
  thresholds: AlertThresholds;
}
