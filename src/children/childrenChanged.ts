import { Hook } from '../events/Hooks.ts';

/** Something of children that counts in figures is another now, other than their measurements and where they live: they are new, assessed again, or their cases were closed. They are locked. */
export interface ChildrenChanged {
  childIds: readonly string[];
}

export const childrenChanged = new Hook<ChildrenChanged>('childrenChanged');
