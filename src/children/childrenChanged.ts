import { Hook } from '../events/Hooks.ts';

/**
 * Facts of children that feed the indicators changed, other than measurements and villages: they are new, were assessed again, or their
 * cases were closed. They are locked.
 */
export interface ChildrenChanged {
  childIds: readonly string[];
}

export const childrenChanged = new Hook<ChildrenChanged>('childrenChanged');
