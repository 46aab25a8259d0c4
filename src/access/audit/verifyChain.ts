import type { Store } from '../../store/Store.ts';
import { chainHash, emptyHash, storedColumns, type StoredEntry } from './chain.ts';
import { readPeople } from './readPeople.ts';

/** The end of the chain, to be stored elsewhere for a later comparison. */
export interface ChainHead {
  seq: number;
  /** Hexadecimal. */
  hash: string;
}

export interface ChainFault {
  /** Position in the chain of the first faulty entry; null for an entry outside the chain. */
  seq: number | null;
  entryId: string | null;
  problem: string;
}

export interface ChainCheck {
  /** Entries that are chained, up to the first fault. */
  entries: number;
  /** Entries that are not chained yet. */
  pending: number;
  head: ChainHead;
  fault: ChainFault | null;
}

/** Links read at a time: limits the memory of a check, whatever the length of the chain. */
const batch = 2_000;

type Link = Omit<StoredEntry, 'id'> & { seq: string; hash: Uint8Array; entryId: string; id: string | null };

/**
 * Walks the chain from its beginning and stops at the first fault: an entry that was changed, removed, inserted or moved; a missing tail;
 * an entry that is in the log and not in the chain. @param known a head that was printed earlier: the chain must contain it.
 */
export async function verifyChain(store: Store, known: ChainHead | null = null): Promise<ChainCheck> {
  let [seq, hash]: [number, Buffer] = [0, emptyHash];
  let found = known === null || (known.seq === 0 && known.hash === emptyHash.toString('hex'));
  const check = async (fault: ChainFault | null): Promise<ChainCheck> => {
    const [row] = await store.read<{ pending: number }>('pending audit entries', 'select count(*)::int as pending from audit_pending');
    return { entries: seq, pending: row?.pending ?? 0, head: { seq, hash: hash.toString('hex') }, fault };
  };

  for (;;) {
    const links = await store.read<Link>(
      'links of the audit chain',
      `select c.seq, c.hash, c.entry_id as "entryId", ${storedColumns} from audit_chain c left join audit_entry e on e.id = c.entry_id where c.seq > $1 order by c.seq limit $2`,
      [seq, batch],
    );
    const people = await readPeople((sql, params) => store.read('people of the audit chain', sql, params), links);
    for (const { seq: place, hash: stored, entryId, ...entry } of links) {
      if (Number(place) !== seq + 1) return check({ seq: seq + 1, entryId: null, problem: 'its link was removed' });
      const { id } = entry;
      if (id === null) return check({ seq: seq + 1, entryId, problem: 'the entry was removed' });
      const expected = chainHash(hash, seq + 1, { ...entry, id }, people.get(entry.people) ?? '');
      if (!expected.equals(Buffer.from(stored))) return check({ seq: seq + 1, entryId, problem: 'it was changed after it was chained' });
      seq += 1;
      hash = expected;
      if (known?.seq === seq) {
        if (known.hash !== hash.toString('hex')) return check({ seq, entryId, problem: 'it does not match the given head' });
        found = true;
      }
    }
    if (links.length < batch) break;
  }

  const [end] = await store.read<{ seq: string; hash: Uint8Array }>('head of the audit chain', 'select seq, hash from audit_head');
  if (end === undefined) return check({ seq: null, entryId: null, problem: 'the head was removed' });
  // Concurrent chaining moves the head forward: only a head behind the read position, or ahead of it without entries, is a fault.
  if (Number(end.seq) > seq) {
    const [next] = await store.read('whether the chain has gone on', 'select 1 as found from audit_chain where seq = $1', [seq + 1]);
    if (next === undefined) return check({ seq: seq + 1, entryId: null, problem: `the end is missing: ${Number(end.seq) - seq} entries` });
  } else if (Number(end.seq) < seq || !hash.equals(Buffer.from(end.hash))) {
    return check({ seq, entryId: null, problem: 'the head does not match the chain' });
  }
  if (!found) return check({ seq: known?.seq ?? null, entryId: null, problem: 'the chain ends before the given head' });

  const [stray] = await store.read<{ id: string }>(
    'audit entries outside of the chain',
    `select e.id from audit_entry e where not exists (select from audit_chain c where c.entry_id = e.id) and not exists (select from audit_pending p where p.entry_id = e.id) order by e.id limit 1`,
  );
  return check(stray === undefined ? null : { seq: null, entryId: stray.id, problem: 'the entry is not in the chain' });
}
