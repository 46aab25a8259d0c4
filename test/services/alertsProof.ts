/** What the comparison of an event log with what subscribers received shows, in numbers of events. */
export interface Proof {
  /** In the log, for the subscriber's area. */
  raised: number;
  received: number;
  missed: number;
  /** Received again. */
  doubled: number;
  /** Received after one that is later in the log. */
  disordered: number;
  /** Received, but not in the log or of another area. */
  unknown: number;
}

/**
 * Compares the cursors that a subscriber received with those of the log.
 * @param log what it was to receive, in order.
 */
export function proofOf(log: readonly string[], received: readonly string[]): Proof {
  const places = new Map(log.map((cursor, place) => [cursor, place]));
  const seen = new Set<string>();
  const proof = { raised: log.length, received: received.length, missed: 0, doubled: 0, disordered: 0, unknown: 0 };
  let furthest = -1;
  for (const cursor of received) {
    const place = places.get(cursor);
    if (place === undefined) proof.unknown++;
    else if (seen.has(cursor)) proof.doubled++;
    else if (place < furthest) proof.disordered++;
    if (place === undefined) continue;
    seen.add(cursor);
    furthest = Math.max(furthest, place);
  }
  return { ...proof, missed: log.length - seen.size };
}

/** The proofs of several subscribers taken together. */
export function sumOf(proofs: readonly Proof[]): Proof {
  const sum = { raised: 0, received: 0, missed: 0, doubled: 0, disordered: 0, unknown: 0 };
  for (const proof of proofs) for (const name of Object.keys(sum) as (keyof Proof)[]) sum[name] += proof[name];
  return sum;
}

/** What a proof shows when every subscriber has every event once and in order. */
export const nothingWrong = { missed: 0, doubled: 0, disordered: 0, unknown: 0 };
