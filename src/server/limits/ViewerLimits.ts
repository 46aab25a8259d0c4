import type { Viewer } from '../../access/viewer.ts';

/** Who may introspect the schema: everybody, signed-in viewers, or nobody. */
export type Introspection = 'all' | 'known' | 'none';

/** Limits of a viewer. */
export interface ViewerLimits {
  /** Whether the viewer is signed in. */
  readonly known: boolean;
  /** The largest cost of one operation; null for no limit. */
  readonly costBudget: number | null;
  /** Name under which the viewer's quotas are counted; null for a viewer who has quotas by address only. */
  readonly rateKey: string | null;
}

/** Limits by viewer. */
export type LimitsOf = (viewer: Viewer) => ViewerLimits;

const unlimited: ViewerLimits = { known: true, costBudget: null, rateKey: null };

/** Limits nobody. */
export const noLimits: LimitsOf = () => unlimited;
