import { recordRead } from '../../access/audit/recordWrite.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import type { PlannedCandidate } from '../contract.ts';
import { formats } from '../formats/index.ts';
import { placesOf } from '../formats/Mapping.ts';
import { openCells } from './sealedCells.ts';

/** A row that somebody has to decide on, and whom it may be about. */
export interface UnclearRow {
  readonly jobId: string;
  readonly number: number;
  readonly line: number;
  readonly villageCode: string | null;
  /** Who the row is about, in its own words: name, birth date, parent, as far as its format tells the columns. */
  readonly words: readonly string[];
  readonly candidates: readonly (PlannedCandidate & {
    readonly name: string;
    readonly bornOn: string | null;
    readonly villageCode: string;
  })[];
}

interface StoredRow {
  id: string;
  jobId: string;
  number: number;
  line: number;
  villageCode: string | null;
  format: string | null;
  cells: Uint8Array | null;
  candidates: PlannedCandidate[] | null;
}

const shownFields = ['name', 'bornOn', 'parent', 'mother', 'father'] as const;

/**
 * The unclear rows that nobody has decided on, of the last import of each file, the first ones. What is shown of persons is recorded in the
 * access log.
 */
export async function readUnclear(store: Store, first: number): Promise<UnclearRow[]> {
  return store.transaction(async (em) => {
    const rows = await queryIn<StoredRow>(
      em,
      `select r.id, r.job_id as "jobId", r.number, r.line, r.village_code as "villageCode", j.format, r.cells_sealed as cells, r.candidates
        from import_job j join import_row r on r.job_id = j.id
        where j.state = 'DONE' and r.fate = 'UNCLEAR' and r.decision is null and not exists (
          select from import_job l where l.file_hash = j.file_hash and l.kind = j.kind and l.state in ('DONE', 'UNDONE') and l.asked_at > j.asked_at)
        order by j.asked_at, r.number limit $1`,
      [first],
    );
    const ids = [...new Set(rows.flatMap(({ candidates }) => (candidates ?? []).map(({ childId }) => childId)))];
    const persons = await queryIn<{ id: string; name: string; bornOn: string | null; villageCode: string }>(
      em,
      'select id, name, born_on::text as "bornOn", village_code as "villageCode" from person where id = any($1::uuid[])',
      [ids],
    );
    recordRead(store, em, { field: 'ImportRow', personIds: persons.map(({ id }) => id) });
    const byId = new Map(persons.map((person) => [person.id, person]));
    return rows.map(({ id, format, cells, candidates, ...row }) => ({
      ...row,
      words: cells === null ? [] : wordsOf(openCells(store.niks, id, cells), format),
      candidates: (candidates ?? []).flatMap((candidate) => {
        const person = byId.get(candidate.childId);
        return person === undefined ? [] : [{ ...candidate, name: person.name, bornOn: person.bornOn, villageCode: person.villageCode }];
      }),
    }));
  });
}

function wordsOf(cells: Readonly<Record<string, string>>, format: string | null): string[] {
  const mapping = formats.find(({ name }) => name === format);
  if (mapping === undefined) return [];
  const names = Object.keys(cells);
  const places = placesOf(mapping, names);
  return shownFields.flatMap((field) => cells[names[places.get(field)?.[0] ?? -1] ?? ''] ?? []).filter((text) => text !== '');
}
