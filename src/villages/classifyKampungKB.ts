import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { storeOnce, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput } from '../base/errors.ts';
import type { KampungKBClass } from './enums.ts';
import { KampungKB } from './KampungKB.ts';
import { KampungKBClassification } from './KampungKBClassification.ts';
import { checkNotInFuture, checkVillage, lockKampungKB, requiredText, type KampungKBOperation } from './KampungKBOperation.ts';

export interface ClassDecision {
  villageCode: AreaCode;
  class: KampungKBClass;
  decidedOn: IsoDate;
  evidence: string;
  clientKey?: string | null;
}

/**
 * Records a decision about the class of a Kampung KB. The history is append-only; the class it holds is that of the decision
 * with the latest date, of several on one day the one that was recorded last. So a decision that is learnt of late
 * enters the history and changes nothing else. The same `clientKey` twice records it once.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village, or not declared), FORBIDDEN, or CONFLICT (a `clientKey` of another input); nothing
 * is stored.
 */
export async function classifyKampungKB(decision: ClassDecision, operation: KampungKBOperation): Promise<KampungKB> {
  const { villageCode, decidedOn, clientKey } = decision;
  checkVillage(villageCode, operation);
  const evidence = requiredText(decision.evidence, ['evidence']);
  checkNotInFuture(decidedOn, operation.today, ['decidedOn']);
  return operation.store.transaction(async (em) => {
    await storeOnce(
      em,
      operation,
      keyedDecision(em, { mutation: 'classifyKampungKB', villageCode, class: decision.class, decidedOn, evidence, clientKey }),
      () => storeDecision(em, { ...decision, evidence }, operation),
    );
    return em.findOneOrFail(KampungKB, { villageCode });
  });
}

async function storeDecision(
  em: SqlEntityManager,
  { villageCode, decidedOn, evidence, class: decided }: ClassDecision,
  { viewer, today }: KampungKBOperation,
): Promise<KampungKBClassification> {
  const kampungKB = await lockKampungKB(em, villageCode);
  if (decidedOn < kampungKB.declaredOn)
    throw badUserInput(['decidedOn'], 'villages.beforeDeclaration', { date: decidedOn, declaredOn: kampungKB.declaredOn, today });
  const newest = await em.findOne(KampungKBClassification, { villageCode }, { orderBy: { decidedOn: 'desc' } });
  if (newest === null || decidedOn >= newest.decidedOn) kampungKB.class = decided;
  const stored = em.create(KampungKBClassification, {
    id: uuid(),
    villageCode,
    class: decided,
    decidedOn,
    evidence,
    recordedBy: viewer.id,
    recordedAt: new Date(),
    demo: false,
  });
  await em.flush();
  return stored;
}

/** A call with a client key that identifies a decision about the class of a Kampung KB. */
export function keyedDecision(
  em: SqlEntityManager,
  { mutation, clientKey, ...input }: ClassDecision & { mutation: 'classifyKampungKB' | 'declareKampungKB' },
): KeyedCall<KampungKBClassification> {
  return {
    kind: 'kampung kb classification',
    mutation,
    clientKey,
    inputPath: ['clientKey'],
    input,
    find: (id) => em.findOne(KampungKBClassification, { id }),
    isSame: (stored) =>
      stored.villageCode === input.villageCode &&
      stored.class === input.class &&
      stored.decidedOn === input.decidedOn &&
      stored.evidence === input.evidence,
  };
}
