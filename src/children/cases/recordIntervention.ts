import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../../access/audit/recordWrite.ts';
import type { IsoDate } from '../../calendar.ts';
import { badUserInput, HubError, notFound } from '../../errors.ts';
import { lockKey } from '../../store/lockKey.ts';
import { Child } from '../Child.ts';
import { noteOf } from '../noteOf.ts';
import type { ChildOperation } from '../ChildOperation.ts';
import { lockCase, moveCase } from './changeCase.ts';
import { CaseEventType } from './enums.ts';
import { Intervention } from './Intervention.ts';

export interface NewIntervention {
  /** Key of the case. */
  caseId: string;
  /** A ProgramKind. */
  kind: string;
  /** Key of the enrolment; or else a service. */
  enrolmentId?: string | null;
  service?: string | null;
  providedOn: IsoDate;
  note?: string | null;
  clientKey?: string | null;
}

/** An enrolment as far as an intervention must know it. */
export interface EnrolmentFacts {
  familyId: string;
  /** The ProgramKind of its program. */
  kind: string;
}

export interface InterventionOperation extends Pick<ChildOperation, 'store' | 'viewer' | 'today'> {
  /** Reads an enrolment; given from above, because programs know children and not the other way round. */
  readEnrolment: (em: SqlEntityManager, id: string) => Promise<EnrolmentFacts | null>;
}

/**
 * Records what was done for a stunted child: a place in a program (an enrolment of its family) or a service.
 * The same `clientKey` twice returns the first one.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (case, enrolment), FORBIDDEN, CONFLICT (an enrolment of another family,
 *   a `clientKey` of another case) or ILLEGAL_TRANSITION (a closed case); nothing is stored.
 */
export async function recordIntervention(input: NewIntervention, { store, viewer, today, readEnrolment }: InterventionOperation): Promise<Intervention> {
  const service = noteOf(input.service, ['input', 'service']);
  const note = noteOf(input.note, ['input', 'note']);
  if ((input.enrolmentId == null) === (service === null)) throw badUserInput(['input', 'service'], 'neither or both of enrolmentId and service', 'one of them');
  if (input.providedOn > today) throw badUserInput(['input', 'providedOn'], `${input.providedOn} is in the future`, `a date up to today, ${today}`);

  return store.transaction(async (em) => {
    if (input.clientKey != null) {
      await lockKey(em, 'intervention', input.clientKey);
      const earlier = await em.findOne(Intervention, { clientKey: input.clientKey });
      if (earlier && earlier.caseId !== input.caseId) throw new HubError('input.clientKey: already used for another case; allowed: a key of its own for each intervention', 'CONFLICT', ['input', 'clientKey']);
      if (earlier) return earlier;
    }
    const stuntingCase = await lockCase(em, input.caseId, viewer, ['input', 'caseId']);
    if (input.providedOn < stuntingCase.openedOn) throw badUserInput(['input', 'providedOn'], `${input.providedOn} is before the case was opened`, `a date from ${stuntingCase.openedOn} on`);
    if (input.enrolmentId != null) await checkEnrolment(em, { ...input, enrolmentId: input.enrolmentId }, stuntingCase.childId, readEnrolment);

    const intervention = em.create(Intervention, {
      id: uuid(),
      caseId: stuntingCase.id,
      kind: input.kind,
      enrolmentId: input.enrolmentId ?? null,
      service,
      providedOn: input.providedOn,
      note,
      recordedBy: viewer.id,
      recordedAt: new Date(),
      clientKey: input.clientKey ?? null,
      demo: false,
    });
    moveCase(em, stuntingCase, 'INTERVENE', { type: CaseEventType.INTERVENTION_RECORDED, recordedBy: viewer.id, note, interventionId: intervention.id }, ['input', 'caseId']);
    const first = stuntingCase.firstInterventionOn;
    if (first === null || input.providedOn < first) stuntingCase.firstInterventionOn = input.providedOn;
    await em.flush();
    recordWrite(store, em, { field: 'Intervention', personIds: [stuntingCase.childId] });
    return intervention;
  });
}

async function checkEnrolment(em: SqlEntityManager, { enrolmentId, kind }: { enrolmentId: string; kind: string }, childId: string, readEnrolment: InterventionOperation['readEnrolment']): Promise<void> {
  const enrolment = await readEnrolment(em, enrolmentId);
  if (enrolment === null) throw notFound(['input', 'enrolmentId'], 'no such enrolment');
  const child = await em.findOneOrFail(Child, { id: childId });
  if (enrolment.familyId !== child.familyId) throw new HubError("input.enrolmentId: the enrolment of another family; allowed: one of the child's family", 'CONFLICT', ['input', 'enrolmentId']);
  if (enrolment.kind !== kind) throw badUserInput(['input', 'kind'], `${kind}, but the enrolment is in a program of kind ${enrolment.kind}`, enrolment.kind);
}
