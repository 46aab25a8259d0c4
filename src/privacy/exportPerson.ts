import { AuditAction, entriesOf } from '../access/audit/AuditEntry.ts';
import type { AuditLog } from '../access/audit/AuditLog.ts';
import type { Caller } from '../access/audit/currentCaller.ts';
import { findSubject, lockSubject, readWholeCardOfPerson, readWholeNikIn } from '../families/index.ts';
import { openCells } from '../imports/jobs/sealedCells.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { statedReason } from './reason.ts';

type Row = Record<string, unknown>;

/** All data about a person, each part as stored. */
export interface PersonExport {
  /** With the whole NIK; null for a removed person, of whom only the history is left. */
  person: Row | null;
  /** With the whole number of the family card. */
  family: Row | null;
  /** What happened to the family and its members; of other members not what changed. */
  familyHistory: Row[];
  enrolments: Row[];
  /** Null for somebody who is not under growth monitoring; so are the lists below empty. */
  child: Row | null;
  earlierVillages: Row[];
  /** Including corrected or voided ones. */
  measurements: Row[];
  stuntingCases: Row[];
  caseEvents: Row[];
  interventions: Row[];
  alerts: Row[];
  /** Records that the person's may be one with, without their keys. */
  duplicateCandidates: Row[];
  /** Rows of imported files about the person, as they stand in the file. */
  importedRows: Row[];
  /** Client keys of the person's records. */
  clientKeys: Row[];
  /** Reads and writes of the record. */
  accessLog: Row[];
}

const hidden = `'{nik_sealed,nik_hash,nik_mask,nik_clear}'::text[]`;
const cases = 'select id from stunting_case where child_id = $1';

/** SQL of each part, by the person's key ($1); a row is one JSON object. */
const parts: Record<Exclude<keyof PersonExport, 'person'>, string> = {
  family: `select to_jsonb(f) - '{card_sealed,card_hash,card_mask}'::text[] as row from family f join person p on p.family_id = f.id where p.id = $1`,
  familyHistory: `select case when c.person_id is null or c.person_id = $1 then to_jsonb(c) else to_jsonb(c) - '{fields,reason}'::text[] end as row
    from family_change c where c.person_id = $1 or c.family_id = (select family_id from person where id = $1) order by c.id`,
  enrolments: `select to_jsonb(e) || jsonb_build_object('program', pr.name, 'kind', pr.kind) as row from enrolment e join program pr on pr.id = e.program_id
    where e.family_id = (select family_id from person where id = $1) order by e.id`,
  child: 'select to_jsonb(c) as row from child c where c.id = $1',
  earlierVillages: 'select to_jsonb(s) as row from child_stay s where s.child_id = $1 order by s.until',
  measurements: 'select to_jsonb(m) as row from measurement m where m.child_id = $1 order by m.measured_on, m.id',
  stuntingCases: 'select to_jsonb(s) as row from stunting_case s where s.child_id = $1 order by s.opened_on, s.id',
  caseEvents: `select to_jsonb(e) as row from case_event e where e.case_id in (${cases}) order by e.at, e.id`,
  interventions: `select to_jsonb(i) as row from intervention i where i.case_id in (${cases}) order by i.provided_on, i.id`,
  alerts: 'select to_jsonb(a) as row from alert a where a.child_id = $1 order by a.raised_seq',
  duplicateCandidates: `select to_jsonb(d) - '{record_ids,village_codes}'::text[] as row from duplicate_candidate d where d.record_ids @> array[$1::uuid] order by d.id`,
  importedRows: `select jsonb_build_object('id', r.id, 'file_hash', encode(j.file_hash, 'hex'), 'line', r.line, 'fate', r.fate, 'imported_at', j.ended_at, 'cells_sealed', encode(r.cells_sealed, 'hex')) as row
    from import_row r join import_job j on j.id = r.job_id where r.child_id = $1 order by r.job_id, r.number`,
  clientKeys: `select jsonb_build_object('author', k.author, 'kind', k.kind, 'key', k.key, 'stored_at', k.stored_at) as row from client_key k
    where k.record_id = $1 or k.record_id in (select id from measurement where child_id = $1) or k.record_id in (select id from intervention where case_id in (${cases})) order by k.stored_at, k.key`,
  accessLog: `select to_jsonb(a) - 'people' as row from audit_people p join audit_entry a on a.people = p.id where p.person_ids @> array[$1::uuid] order by a.id`,
};

const single = new Set<string>(['family', 'child']);

export interface ExportRequest {
  personId: string;
  /** Without names: one line of up to 200 characters. */
  reason: string;
  caller: Caller;
}

/**
 * Reads all data about a person, for the person or the parents (UU 27/2022, article 7). The export is recorded before the data is read, and
 * locks keep the data unchanged meanwhile. @param store without a viewer's limits: access is checked here.
 * @throws HubError NOT_FOUND, outside the viewer's areas too, or BAD_USER_INPUT for an invalid reason.
 */
export async function exportPerson(store: Store, audit: AuditLog, { personId, reason, caller }: ExportRequest): Promise<PersonExport> {
  const purpose = statedReason(reason);
  const { familyIds } = await store.transaction((em) => findSubject(em, personId, caller.viewer));
  await audit.now(
    entriesOf(AuditAction.READ, { ...caller.viewer, purpose }, caller, {
      fields: ['NIK', 'Person', 'PersonExport'],
      personIds: [personId],
      familyIds,
    }),
  );
  return store.transaction(async (em) => {
    await lockSubject(em, personId, caller.viewer);
    const [person] = await queryIn<{ row: Row }>(em, `select to_jsonb(p) - ${hidden} as row from person p where p.id = $1`, [personId]);
    const exported: Row = { person: person === undefined ? null : { ...person.row, nik: await readWholeNikIn(em, store.niks, personId) } };
    for (const [part, sql] of Object.entries(parts)) {
      const rows = (await queryIn<{ row: Row }>(em, sql, [personId])).map(({ row }) => row);
      exported[part] = single.has(part) ? (rows[0] ?? null) : rows;
    }
    exported.importedRows = (exported.importedRows as Row[]).map(({ id, cells_sealed: sealed, ...row }) => ({
      ...row,
      cells: typeof sealed === 'string' ? openCells(store.niks, String(id), Buffer.from(sealed, 'hex')) : null,
    }));
    if (exported.family !== null)
      exported.family = { ...(exported.family as Row), familyCard: await readWholeCardOfPerson(em, store.niks, personId) };
    // `parts` has every part but the person, which is there from the start; its keys say so to the compiler, a loop does not.
    return exported as unknown as PersonExport;
  });
}
