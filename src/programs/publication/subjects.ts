/* What counts of programs are published of. Subjects with equal counts are published equal, because thresholds depend only on the area. */

/** Families in need of a kind of program. */
export function needSubject(kind: string): string {
  return `need:${kind}`;
}

/** The same for one welfare decile; 11 if not known. */
export function decileSubject(subject: string, decile: number): string {
  return `${subject}:${String(decile).padStart(2, '0')}`;
}

/** Families that a program is for. */
export function programSubject(programId: string): string {
  return `program:${programId}`;
}

/** Families and children that a partner reaches, by the programs that it leads or by all that it leads or supports. */
export function reachSubject(partnerId: string, leading: boolean): string {
  return `reach:${partnerId}:${leading ? 'leading' : 'all'}`;
}

/** Families and children that the partners of a helix reach; of any helix. */
export function helixSubject(helix: string | null): string {
  return `helix:${helix ?? 'any'}`;
}

/** Stunting cases that are not closed: triaged with a cause, or without one. */
export function causeSubject(cause: string | null): string {
  return `cause:${cause ?? 'none'}`;
}

/** All deciles, and 11 for families with an unknown decile. */
export const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
