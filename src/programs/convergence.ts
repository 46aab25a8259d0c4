import { ProgramKind } from './enums.ts';

/** Families in need of a kind of program, and how many of them are enrolled in one. */
export interface KindCounts {
  kind: ProgramKind;
  eligible: number;
  enrolled: number;
  /** Programs of the kind that run and work in the area. */
  activePrograms: number;
}

/**
 * A kind of program reaches the families in need if at least this share of them is enrolled in one. Practice: no regulation sets a
 * threshold; four in five allows for families who decline or have just moved in.
 */
export const reachThreshold = 0.8;

/** Share of the eligible families that are enrolled; null if none is eligible, because an empty share is not 100%. */
export function coverageRatio({ eligible, enrolled }: Pick<KindCounts, 'eligible' | 'enrolled'>): number | null {
  return eligible === 0 ? null : enrolled / eligible;
}

/** Whether a kind reaches the families that need it; null if none needs it. */
export function reaches(counts: Pick<KindCounts, 'eligible' | 'enrolled'>): boolean | null {
  const ratio = coverageRatio(counts);
  return ratio === null ? null : ratio >= reachThreshold;
}

/** The needed kinds that do not reach the families in need, in the order of ProgramKind. */
export function gapsOf(counts: readonly KindCounts[]): ProgramKind[] {
  return counts.filter((kind) => reaches(kind) === false).map(({ kind }) => kind);
}

/** The share of needed kinds that reach the families in need, 0 to 1; null if no kind is needed. */
export function scoreOf(counts: readonly KindCounts[]): number | null {
  const needed = counts.filter(({ eligible }) => eligible > 0);
  return needed.length === 0 ? null : 1 - gapsOf(needed).length / needed.length;
}

/** Counts of every kind, in the order of ProgramKind; zeros for kinds without counts. */
export function ofEveryKind(counts: readonly KindCounts[]): KindCounts[] {
  const given = new Map(counts.map((kind) => [kind.kind, kind]));
  return Object.values(ProgramKind).map((kind) => given.get(kind) ?? { kind, eligible: 0, enrolled: 0, activePrograms: 0 });
}
