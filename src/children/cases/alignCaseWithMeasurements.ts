import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../../base/calendar.ts';
import { queryIn, queryPrepared } from '../../store/queryIn.ts';
import { statusAfter } from '../../stunting/caseStates.ts';
import { deriveCase, type CaseChange, type HeightFact } from '../../stunting/deriveCase.ts';
import type { Child } from '../Child.ts';
import { measurementFactsOf, type JudgedMeasurement } from '../growthFacts.ts';
import { CaseEventType, CaseStatus } from './enums.ts';

/** Who changed the measurements, and when. */
export interface CaseAuthor {
  recordedBy: string;
  today: IsoDate;
}

/** An active case as far as measurements change it. */
export interface KnownCase {
  readonly id: string;
  readonly demo: boolean;
  status: CaseStatus;
  openedById: string;
  openedOn: IsoDate;
  recoveryProposedOn: IsoDate | null;
  closedOn: IsoDate | null;
}

/** The cases of a child. */
export interface CasesOfChild {
  active: KnownCase | null;
  /** The day on which the last case was closed that was not entered in error; null if there is none. */
  lastClosedOn: IsoDate | null;
}

/** SQL of the cases of a child as JSON, with the shape of `CasesOfChild`. @param childId SQL of the child's key. */
export function casesSql(childId: string): string {
  return `json_build_object(
    'active', (select json_build_object('id', s.id, 'demo', s.demo, 'status', s.status, 'openedById', s.opened_by_id, 'openedOn', s.opened_on,
        'recoveryProposedOn', s.recovery_proposed_on, 'closedOn', s.closed_on)
      from stunting_case s where s.child_id = ${childId} and s.closed_on is null),
    'lastClosedOn', (select max(s.closed_on) from stunting_case s where s.child_id = ${childId} and s.closed_on is not null and s.status <> 'CLOSED_ENTERED_IN_ERROR'))`;
}

interface NewEntry {
  id: string;
  caseId: string;
  type: CaseEventType;
  status: CaseStatus;
  note: string | null;
  measurementId: string | null;
  demo: boolean;
}

/** Collects the changes of cases that follow from measurements, to store them together. */
export class CaseChanges {
  readonly #opened: { case: KnownCase; childId: string; villageCode: string }[] = [];
  readonly #changed = new Set<KnownCase>();
  readonly #entries: NewEntry[] = [];

  constructor(readonly author: CaseAuthor) {}

  /**
   * Brings the cases of a child in line with its measurements, by the rules of `deriveCase`.
   * @param cases the cases of the child; they are updated.
   * @param measurements those that count, newest first.
   */
  align(child: Pick<Child, 'id' | 'villageCode' | 'demo'>, cases: CasesOfChild, measurements: readonly JudgedMeasurement[]): void {
    const { active } = cases;
    for (const change of deriveCase(active, heightFacts(measurements), cases.lastClosedOn)) {
      if (change.type === 'OPENED') cases.active = this.#open(child, change.by);
      else if (active !== null) this.#apply(active, change);
    }
    if (cases.active !== null && cases.active.closedOn !== null) cases.active = null;
  }

  #open({ id: childId, villageCode, demo }: Pick<Child, 'id' | 'villageCode' | 'demo'>, by: HeightFact): KnownCase {
    const opened: KnownCase = {
      id: uuid(),
      demo,
      status: CaseStatus.OPEN,
      openedById: by.id,
      openedOn: by.measuredOn,
      recoveryProposedOn: null,
      closedOn: null,
    };
    this.#opened.push({ case: opened, childId, villageCode });
    this.#addEntry(opened, CaseEventType.OPENED, { measurementId: by.id });
    return opened;
  }

  #apply(active: KnownCase, change: Exclude<CaseChange, { type: 'OPENED' }>): void {
    this.#changed.add(active);
    switch (change.type) {
      case 'OPENING_CORRECTED':
        active.openedById = change.by.id;
        active.openedOn = change.by.measuredOn;
        this.#addEntry(active, CaseEventType.OPENING_CORRECTED, { measurementId: change.by.id });
        break;
      case 'RECOVERY_PROPOSED':
        active.recoveryProposedOn = change.by.measuredOn;
        this.#addEntry(active, CaseEventType.RECOVERY_PROPOSED, { measurementId: change.by.id });
        break;
      case 'RECOVERY_WITHDRAWN':
        active.recoveryProposedOn = null;
        this.#addEntry(active, CaseEventType.RECOVERY_WITHDRAWN, {});
        break;
      case 'WITHDRAWN':
        // Every active case allows this action.
        active.status = CaseStatus[statusAfter(active.status, 'WITHDRAW') ?? active.status];
        active.closedOn = this.author.today;
        this.#addEntry(active, CaseEventType.CLOSED, { note: 'A correction left no measurement below -2 SD.' });
        break;
    }
  }

  #addEntry(
    { id: caseId, status, demo }: KnownCase,
    type: CaseEventType,
    { measurementId = null, note = null }: { measurementId?: string | null; note?: string | null },
  ): void {
    this.#entries.push({ id: uuid(), caseId, type, status, note, measurementId, demo });
  }

  /** Stores the changes inside a transaction that holds the locks of the children; their measurements are stored before. */
  async store(em: SqlEntityManager): Promise<void> {
    const opened = new Set(this.#opened.map((each) => each.case));
    const changed = [...this.#changed].filter((each) => !opened.has(each));
    // A child has one active case: the one that is closed goes first.
    if (changed.length > 0) await queryPrepared(em, 'changed cases', updateCases, [JSON.stringify(changed)]);
    if (opened.size > 0)
      await queryPrepared(em, 'opened cases', insertCases, [
        JSON.stringify(this.#opened.map(({ case: columns, childId, villageCode }) => ({ ...columns, childId, villageCode }))),
      ]);
    // Row-level security checks the case of an entry, so the case has to be stored first.
    if (this.#entries.length > 0)
      await queryPrepared(em, 'entries of cases', insertEntries, [
        JSON.stringify(this.#entries),
        new Date().toISOString(),
        this.author.recordedBy,
      ]);
  }
}

/** `CaseChanges` for children whose measurements are stored, inside the transaction that changed them; the children are locked. */
export async function alignCaseWithMeasurements(
  em: SqlEntityManager,
  child: Pick<Child, 'id' | 'villageCode' | 'demo'>,
  measurements: readonly JudgedMeasurement[],
  author: CaseAuthor,
): Promise<void> {
  const [row] = await queryIn<{ cases: string }>(em, `select ${casesSql('$1::uuid')}::text as cases`, [child.id]);
  if (row === undefined) return;
  const changes = new CaseChanges(author);
  changes.align(child, JSON.parse(row.cases) as CasesOfChild, measurements);
  await changes.store(em);
}

/** The measurements that decide about a case, oldest first. */
function heightFacts(measurements: readonly JudgedMeasurement[]): HeightFact[] {
  return measurementFactsOf(measurements).filter(({ haz }) => haz !== null);
}

const insertCases = `
  insert into stunting_case (id, child_id, village_code, status, opened_on, opened_by_id, recovery_proposed_on, closed_on, demo)
  select id, "childId", "villageCode", status, "openedOn", "openedById", "recoveryProposedOn", "closedOn", demo
  from json_to_recordset($1::json) as r (id uuid, "childId" uuid, "villageCode" text, status text, "openedOn" date, "openedById" uuid,
    "recoveryProposedOn" date, "closedOn" date, demo boolean)`;

const updateCases = `
  update stunting_case s set status = r.status, opened_on = r."openedOn", opened_by_id = r."openedById",
    recovery_proposed_on = r."recoveryProposedOn", closed_on = r."closedOn"
  from json_to_recordset($1::json) as r (id uuid, status text, "openedOn" date, "openedById" uuid, "recoveryProposedOn" date, "closedOn" date)
  where s.id = r.id`;

const insertEntries = `
  insert into case_event (id, case_id, type, status, at, recorded_by, note, measurement_id, demo)
  select id, "caseId", type, status, $2::timestamptz, $3, note, "measurementId", demo
  from json_to_recordset($1::json) as r (id uuid, "caseId" uuid, type text, status text, note text, "measurementId" uuid, demo boolean)`;
