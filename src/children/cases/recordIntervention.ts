import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordWrite } from '../../access/audit/recordWrite.ts';
import { storeOnce, type KeyedCall } from '../../access/clientKey/storeOnce.ts';
import type { IsoDate } from '../../base/calendar.ts';
import { badUserInput, conflict, notFound } from '../../base/errors.ts';
import { Child } from '../Child.ts';
import { noteOf } from '../noteOf.ts';
import type { ChildOperation } from '../ChildOperation.ts';
import { lockCase, moveCase } from './changeCase.ts';
import { CaseEventType } from './enums.ts';
import { Intervention } from './Intervention.ts';
import { StuntingCase } from './StuntingCase.ts';

export interface NewIntervention {
  /** Key of the case. */
  caseId: string;
  /** A ProgramKind. */
  kind: string;
  /** Key of the enrolment, or null for a service. */
  enrolmentId?: string | null;
  service?: string | null;
  providedOn: IsoDate;
  note?: string | null;
  clientKey?: string | null;
}

/** The part of an enrolment that an intervention needs. */
export interface EnrolmentFacts {
  familyId: string;
  /** The ProgramKind of its program. */
  kind: string;
}

export interface InterventionOperation extends Pick<ChildOperation, 'store' | 'viewer' | 'today'> {
  /** Reads an enrolment; injected, because programs depend on children and not the reverse. */
  readEnrolment: (em: SqlEntityManager, id: string) => Promise<EnrolmentFacts | null>;
}

/**
 * Records what was done for a stunted child: an enrolment of its family in a program, or a service. Repeating a `clientKey` returns the
 * first intervention.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (case, enrolment), FORBIDDEN, CONFLICT (an enrolment of another family,
 *   a `clientKey` of another input) or ILLEGAL_TRANSITION (a closed case); nothing is stored.
 */
export async function recordIntervention(
  input: NewIntervention,
  { store, viewer, today, readEnrolment }: InterventionOperation,
): Promise<Intervention> {
  const service = noteOf(input.service, ['input', 'service']);
  const note = noteOf(input.note, ['input', 'note']);
  if ((input.enrolmentId == null) === (service === null)) throw badUserInput(['input', 'service'], 'children.enrolmentOrService');
  if (input.providedOn > today) throw badUserInput(['input', 'providedOn'], 'shared.dateInFuture', { date: input.providedOn, today });

  return store.transaction((em) =>
    storeOnce(em, { store, viewer }, keyedIntervention(em, input, { service, note }), async () => {
      const stuntingCase = await lockCase(em, input.caseId, viewer, ['input', 'caseId']);
      if (input.providedOn < stuntingCase.openedOn)
        throw badUserInput(['input', 'providedOn'], 'children.beforeCase', { date: input.providedOn, openedOn: stuntingCase.openedOn });
      if (input.enrolmentId != null)
        await checkEnrolment(em, { ...input, enrolmentId: input.enrolmentId }, stuntingCase.childId, readEnrolment);

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
        demo: false,
      });
      moveCase(
        em,
        stuntingCase,
        'INTERVENE',
        { type: CaseEventType.INTERVENTION_RECORDED, recordedBy: viewer.id, note, interventionId: intervention.id },
        ['input', 'caseId'],
      );
      const first = stuntingCase.firstInterventionOn;
      if (first === null || input.providedOn < first) stuntingCase.firstInterventionOn = input.providedOn;
      await em.flush();
      recordWrite(store, em, { field: 'Intervention', personIds: [stuntingCase.childId] });
      return intervention;
    }),
  );
}

/** A call with a client key that identifies an intervention. */
function keyedIntervention(
  em: SqlEntityManager,
  input: NewIntervention,
  { service, note }: { service: string | null; note: string | null },
): KeyedCall<Intervention> {
  return {
    kind: 'intervention',
    mutation: 'recordIntervention',
    clientKey: input.clientKey,
    input,
    find: (id) => em.findOne(Intervention, { id }),
    isSame: (stored) =>
      stored.caseId === input.caseId &&
      stored.kind === input.kind &&
      stored.providedOn === input.providedOn &&
      stored.enrolmentId === (input.enrolmentId ?? null) &&
      stored.service === service &&
      stored.note === note,
    record: {
      villageSql: 'select c.village_code from intervention i join stunting_case c on c.id = i.case_id where i.id = $1',
      of: async ({ caseId }) => ({ field: 'Intervention', personIds: [(await em.findOneOrFail(StuntingCase, { id: caseId })).childId] }),
    },
  };
}

async function checkEnrolment(
  em: SqlEntityManager,
  { enrolmentId, kind }: { enrolmentId: string; kind: string },
  childId: string,
  readEnrolment: InterventionOperation['readEnrolment'],
): Promise<void> {
  const enrolment = await readEnrolment(em, enrolmentId);
  if (enrolment === null) throw notFound(['input', 'enrolmentId'], 'shared.noSuchEnrolment');
  const child = await em.findOneOrFail(Child, { id: childId });
  if (enrolment.familyId !== child.familyId) throw conflict(['input', 'enrolmentId'], 'children.enrolmentOfOtherFamily');
  if (enrolment.kind !== kind) throw badUserInput(['input', 'kind'], 'children.kindOfEnrolment', { kind, enrolled: enrolment.kind });
}
