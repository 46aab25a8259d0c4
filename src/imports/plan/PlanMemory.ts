import { Families } from '../match/families.ts';
import type { KnownChild } from '../match/KnownChild.ts';
import { PlannedChildren } from '../match/PlannedChildren.ts';
import { MeasuredInFile } from './MeasuredInFile.ts';

/**
 * What earlier rows of a file do: the children and families that they register, and what they measure. A dry run stores nothing, so that
 * it remembers all of them; an import finds those of earlier slices in the database.
 */
export class PlanMemory {
  readonly measured = new MeasuredInFile();
  readonly #childrenOf = new Map<string, { count: number; row: number }>();
  /** Children whose records earlier rows complete, by key. */
  readonly #learnt = new Map<string, KnownChild>();
  children = new PlannedChildren();
  families = new Families();

  constructor(readonly isDryRun: boolean) {}

  /** Forgets what is in the database by now. */
  nextSlice(): void {
    if (this.isDryRun) return;
    this.children = new PlannedChildren();
    this.families = new Families();
    this.#learnt.clear();
  }

  /** How many children of a family the file registers, with the one of this row; a slice may be planned again. */
  countChild(familyId: string, row: number): number {
    const before = this.#childrenOf.get(familyId) ?? { count: 0, row: 0 };
    const count = row > before.row ? before.count + 1 : before.count;
    this.#childrenOf.set(familyId, { count, row: Math.max(row, before.row) });
    return count;
  }

  learn(child: KnownChild): void {
    this.#learnt.set(child.id, child);
  }

  /** A child of the hub with what earlier rows add to it. */
  asLearnt(child: KnownChild): KnownChild {
    return this.#learnt.get(child.id) ?? child;
  }
}
