import { hasPersonScope, isUnlimited, type Viewer } from '../../src/access/viewer.ts';
import { areaLevel } from '../../src/base/areaCode.ts';
import type { Hub } from '../../src/hub/Hub.ts';
import type { RowLimits } from '../../src/store/rowLimits.ts';

/** Tokens are remembered as viewers: whose hub has been made need not have it made again for each operation and event. */
const made = new WeakMap<Hub, WeakMap<Viewer, Hub>>();

/**
 * The hub with the limits of a viewer: its store reads and writes no rows of persons outside them. The third check of the viewer's rights,
 * after the fields and the lists, which holds even if those have a bug.
 */
export function viewersHub(hub: Hub, viewer: Viewer): Hub {
  if (isUnlimited(viewer)) return hub;
  let ofHub = made.get(hub);
  if (ofHub === undefined) made.set(hub, (ofHub = new WeakMap<Viewer, Hub>()));
  let own = ofHub.get(viewer);
  if (own === undefined) ofHub.set(viewer, (own = { ...hub, store: hub.store.limitedTo(rowLimitsOf(hub, viewer)) }));
  return own;
}

function rowLimitsOf({ areas }: Hub, viewer: Viewer): RowLimits {
  if (viewer.partnerId !== null) return { villages: [], partnerId: viewer.partnerId };
  if (!hasPersonScope(viewer)) return { villages: [], partnerId: null };
  const codes = viewer.areas === null ? areas.all() : viewer.areas.flatMap((area) => areas.within(area));
  return { villages: codes.filter((code) => areaLevel(code) === 'VILLAGE'), partnerId: null };
}
