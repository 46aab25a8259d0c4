import { v7 as uuid } from 'uuid';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { HubError } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import { queryIn } from '../store/queryIn.ts';
import { KampungKBClass } from './enums.ts';
import { KampungKB } from './KampungKB.ts';
import { KampungKBClassification } from './KampungKBClassification.ts';
import { checkNotInFuture, checkSameVillage, checkVillage, textOf, type KampungKBOperation } from './KampungKBOperation.ts';

export interface Declaration {
  villageCode: AreaCode;
  declaredOn: IsoDate;
  evidence?: string | null;
  clientKey?: string | null;
}

/**
 * Declares a village a Kampung KB. It begins as DASAR: that class marks the beginning of its work (article), and stands
 * in the history as the first decision. The same `clientKey` twice returns the first declaration.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village), FORBIDDEN, or CONFLICT for a village that is declared already; nothing is stored.
 */
export async function declareKampungKB({ villageCode, declaredOn, evidence, clientKey }: Declaration, operation: KampungKBOperation): Promise<KampungKB> {
  checkVillage(villageCode, operation);
  checkNotInFuture(declaredOn, operation.today, ['declaredOn']);
  const why = textOf(evidence, ['evidence']) ?? 'Declared a Kampung KB.';
  return operation.store.transaction(async (em) => {
    if (clientKey != null) {
      await lockKey(em, 'kampung kb classification', clientKey);
      const earlier = await em.findOne(KampungKBClassification, { clientKey });
      if (earlier) {
        checkSameVillage(earlier, villageCode);
        return em.findOneOrFail(KampungKB, { villageCode });
      }
    }
    // The village's lock keeps two declarations from both finding none.
    await queryIn(em, 'select from village where code = $1 for no key update', [villageCode]);
    const known = await em.findOne(KampungKB, { villageCode });
    if (known) throw new HubError(`villageCode: declared a Kampung KB on ${known.declaredOn} already; allowed: a village that is not declared yet`, 'CONFLICT', ['villageCode'], { declaredOn: known.declaredOn });
    const kampungKB = em.create(KampungKB, { villageCode, class: KampungKBClass.DASAR, declaredOn, demo: false });
    await em.flush();
    em.create(KampungKBClassification, {
      id: uuid(),
      villageCode,
      class: KampungKBClass.DASAR,
      decidedOn: declaredOn,
      evidence: why,
      recordedBy: operation.viewer.id,
      recordedAt: new Date(),
      clientKey: clientKey ?? null,
      demo: false,
    });
    await em.flush();
    return kampungKB;
  });
}
