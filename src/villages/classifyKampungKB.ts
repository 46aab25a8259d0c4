import { v7 as uuid } from 'uuid';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import type { KampungKBClass } from './enums.ts';
import { KampungKB } from './KampungKB.ts';
import { KampungKBClassification } from './KampungKBClassification.ts';
import { checkNotInFuture, checkSameVillage, checkVillage, lockKampungKB, requiredText, type KampungKBOperation } from './KampungKBOperation.ts';

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
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village, or not declared), FORBIDDEN, or CONFLICT (a `clientKey` of another village); nothing is stored.
 */
export async function classifyKampungKB(decision: ClassDecision, operation: KampungKBOperation): Promise<KampungKB> {
  const { villageCode, decidedOn, clientKey } = decision;
  checkVillage(villageCode, operation);
  const evidence = requiredText(decision.evidence, ['evidence']);
  checkNotInFuture(decidedOn, operation.today, ['decidedOn']);
  return operation.store.transaction(async (em) => {
    if (clientKey != null) {
      await lockKey(em, 'kampung kb classification', clientKey);
      const earlier = await em.findOne(KampungKBClassification, { clientKey });
      if (earlier) {
        checkSameVillage(earlier, villageCode);
        return em.findOneOrFail(KampungKB, { villageCode });
      }
    }
    const kampungKB = await lockKampungKB(em, villageCode);
    if (decidedOn < kampungKB.declaredOn) throw badUserInput(['decidedOn'], `${decidedOn} is before the declaration`, `a date from ${kampungKB.declaredOn} to ${operation.today}`);
    const newest = await em.findOne(KampungKBClassification, { villageCode }, { orderBy: { decidedOn: 'desc' } });
    if (newest === null || decidedOn >= newest.decidedOn) kampungKB.class = decision.class;
    em.create(KampungKBClassification, {
      id: uuid(),
      villageCode,
      class: decision.class,
      decidedOn,
      evidence,
      recordedBy: operation.viewer.id,
      recordedAt: new Date(),
      clientKey: clientKey ?? null,
      demo: false,
    });
    await em.flush();
    return kampungKB;
  });
}
