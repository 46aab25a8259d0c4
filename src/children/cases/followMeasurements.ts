import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../../calendar.ts';
import { deriveCase, type CaseChange, type HeightFact } from '../../stunting/deriveCase.ts';
import type { Child } from '../Child.ts';
import { measuringsOf } from '../growthFacts.ts';
import type { Measurement } from '../Measurement.ts';
import { addEntry, closeBy } from './changeCase.ts';
import { CaseEventType, CaseStatus } from './enums.ts';
import { StuntingCase } from './StuntingCase.ts';

/** Who changed the measurements, and when. */
export interface CaseAuthor {
  recordedBy: string;
  today: IsoDate;
}

/**
 * Brings the case of a child in line with its measurements, inside the transaction that changed them; the child
 * is locked. The rules are `deriveCase`'s.
 * @param measurements those that count, newest first.
 */
export async function followMeasurements(em: SqlEntityManager, child: Child, measurements: readonly Measurement[], author: CaseAuthor): Promise<void> {
  const active = await em.findOne(StuntingCase, { childId: child.id, closedOn: null });
  const [last] = await em.find(
    StuntingCase,
    { childId: child.id, closedOn: { $ne: null }, status: { $ne: CaseStatus.CLOSED_ENTERED_IN_ERROR } },
    { orderBy: { closedOn: 'desc' }, limit: 1 },
  );
  for (const change of deriveCase(active, heightFacts(measurements), last?.closedOn ?? null)) {
    if (change.type === 'OPENED') await open(em, child, change.by, author);
    else if (active !== null) apply(em, active, change, author);
  }
  await em.flush();
}

/** The measurings that a case is judged by, oldest first. */
function heightFacts(measurements: readonly Measurement[]): HeightFact[] {
  return measuringsOf(measurements).filter(({ haz }) => haz !== null);
}

async function open(em: SqlEntityManager, child: Child, by: HeightFact, { recordedBy }: CaseAuthor): Promise<void> {
  const opened = em.create(StuntingCase, {
    id: uuid(),
    childId: child.id,
    villageCode: child.villageCode,
    status: CaseStatus.OPEN,
    openedOn: by.measuredOn,
    openedById: by.id,
    causes: [],
    recoveryProposedOn: null,
    firstInterventionOn: null,
    closedOn: null,
    demo: child.demo,
  });
  // Row-level security looks for the case of an entry: it has to be there first.
  await em.flush();
  addEntry(em, opened, { type: CaseEventType.OPENED, recordedBy, measurementId: by.id });
}

function apply(em: SqlEntityManager, active: StuntingCase, change: Exclude<CaseChange, { type: 'OPENED' }>, { recordedBy, today }: CaseAuthor): void {
  switch (change.type) {
    case 'OPENING_CORRECTED':
      active.openedById = change.by.id;
      active.openedOn = change.by.measuredOn;
      addEntry(em, active, { type: CaseEventType.OPENING_CORRECTED, recordedBy, measurementId: change.by.id });
      break;
    case 'RECOVERY_PROPOSED':
      active.recoveryProposedOn = change.by.measuredOn;
      addEntry(em, active, { type: CaseEventType.RECOVERY_PROPOSED, recordedBy, measurementId: change.by.id });
      break;
    case 'RECOVERY_WITHDRAWN':
      active.recoveryProposedOn = null;
      addEntry(em, active, { type: CaseEventType.RECOVERY_WITHDRAWN, recordedBy });
      break;
    case 'WITHDRAWN':
      closeBy(em, active, 'WITHDRAW', today, { recordedBy, note: 'A correction left no measurement below -2 SD.' }, ['id']);
      break;
  }
}
