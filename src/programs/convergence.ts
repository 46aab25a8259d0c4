import { ProgramKind } from './enums.ts';

/** Families in need of a kind of program, and how many of them are in one. */
export interface KindCounts {
  kind: ProgramKind;
  eligible: number;
  enrolled: number;
  /** Programs of the kind that run and work in the area. */
  activePrograms: number;
}

/**
 * A kind of program reaches the families in need when at least this share of them is in one. Practice: no
 * regulation says when a program has arrived; four in five leaves room for those who decline or have just moved in.
 */
export const reachThreshold = 0.8;

/** Share of the eligible who are enrolled; null where nobody is eligible, because nothing is not everything. */
export function coverageRatio({ eligible, enrolled }: Pick<KindCounts, 'eligible' | 'enrolled'>): number | null {
  return eligible === 0 ? null : enrolled / eligible;
}

/** Whether a kind reaches the families who need it; null where none does. */
export function reaches(counts: Pick<KindCounts, 'eligible' | 'enrolled'>): boolean | null {
  const ratio = coverageRatio(counts);
  return ratio === null ? null : ratio >= reachThreshold;
}

/** The kinds that are needed and do not reach the families in need, in the order of ProgramKind. */
export function gapsOf(counts: readonly KindCounts[]): ProgramKind[] {
  return counts.filter((kind) => reaches(kind) === false).map(({ kind }) => kind);
}

/** The share of needed kinds that reach the families in need, 0 to 1; null where no kind is needed. */
export function scoreOf(counts: readonly KindCounts[]): number | null {
  const needed = counts.filter(({ eligible }) => eligible > 0);
  return needed.length === 0 ? null : 1 - gapsOf(needed).length / needed.length;
}

/** Counts of every kind, in the order of ProgramKind; zeros where none were given. */
export function ofEveryKind(counts: readonly KindCounts[]): KindCounts[] {
  const given = new Map(counts.map((kind) => [kind.kind, kind]));
  return Object.values(ProgramKind).map((kind) => given.get(kind) ?? { kind, eligible: 0, enrolled: 0, activePrograms: 0 });
}
