import { v7 as uuid } from 'uuid';
import { storeOnce } from '../access/clientKey/storeOnce.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { keyedDecision } from './classifyKampungKB.ts';
import { KampungKBClass } from './enums.ts';
import { KampungKB } from './KampungKB.ts';
import { KampungKBClassification } from './KampungKBClassification.ts';
import { checkNotInFuture, checkVillage, textOf, type KampungKBOperation } from './KampungKBOperation.ts';

export interface Declaration {
  villageCode: AreaCode;
  declaredOn: IsoDate;
  evidence?: string | null;
  clientKey?: string | null;
}

/**
 * Declares a village a Kampung KB. It begins as DASAR: that class marks the beginning of its work (article), and stands
 * in the history as the first decision. The same `clientKey` twice returns the first declaration.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN, or CONFLICT (a village that is declared already, a `clientKey` of
 * another input); nothing is stored.
 */
export async function declareKampungKB(
  { villageCode, declaredOn, evidence, clientKey }: Declaration,
  operation: KampungKBOperation,
): Promise<KampungKB> {
  checkVillage(villageCode, operation);
  checkNotInFuture(declaredOn, operation.today, ['declaredOn']);
  const why = textOf(evidence, ['evidence']) ?? 'Declared a Kampung KB.';
  const decision = { villageCode, class: KampungKBClass.DASAR, decidedOn: declaredOn, evidence: why };
  return operation.store.transaction(async (em) => {
    await storeOnce(em, operation, keyedDecision(em, { mutation: 'declareKampungKB', ...decision, clientKey }), async () => {
      // The village's lock keeps two declarations from both finding none.
      await queryIn(em, 'select from village where code = $1 for no key update', [villageCode]);
      const known = await em.findOne(KampungKB, { villageCode });
      if (known)
        throw new HubError(message('villages.alreadyDeclared', { date: known.declaredOn }), 'CONFLICT', ['villageCode'], {
          declaredOn: known.declaredOn,
        });
      em.create(KampungKB, { villageCode, class: KampungKBClass.DASAR, declaredOn, demo: false });
      await em.flush();
      const stored = em.create(KampungKBClassification, {
        id: uuid(),
        ...decision,
        recordedBy: operation.viewer.id,
        recordedAt: new Date(),
        demo: false,
      });
      await em.flush();
      return stored;
    });
    return em.findOneOrFail(KampungKB, { villageCode });
  });
}
