import { v7 as uuid } from 'uuid';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import { attestableFacts, type AttestableFact, type AttestedFacts, KampungKBAttestation } from './KampungKBAttestation.ts';
import type { KampungKB } from './KampungKB.ts';
import { checkNotInFuture, checkSameVillage, checkVillage, lockKampungKB, requiredText, type KampungKBOperation } from './KampungKBOperation.ts';

export interface Attestation {
  villageCode: AreaCode;
  facts: Partial<Record<AttestableFact, number | null>>;
  attestedOn: IsoDate;
  evidence: string;
  clientKey?: string | null;
}

/**
 * Records facts that no record of the hub tells, for which somebody vouches. Append-only: for each fact the attestation
 * with the latest date counts. The same `clientKey` twice records them once.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village, or not declared), FORBIDDEN, or CONFLICT (a `clientKey` of another village); nothing is stored.
 */
export async function attestKampungKB({ villageCode, facts, attestedOn, evidence, clientKey }: Attestation, operation: KampungKBOperation): Promise<KampungKB> {
  checkVillage(villageCode, operation);
  const why = requiredText(evidence, ['evidence']);
  checkNotInFuture(attestedOn, operation.today, ['attestedOn']);
  const attested = checkFacts(facts);
  return operation.store.transaction(async (em) => {
    const kampungKB = await lockKampungKB(em, villageCode);
    if (clientKey != null) {
      await lockKey(em, 'kampung kb attestation', clientKey);
      const earlier = await em.findOne(KampungKBAttestation, { clientKey });
      if (earlier) {
        checkSameVillage(earlier, villageCode);
        return kampungKB;
      }
    }
    em.create(KampungKBAttestation, {
      id: uuid(),
      villageCode,
      facts: attested,
      attestedOn,
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

function checkFacts(facts: Attestation['facts']): AttestedFacts {
  const given = attestableFacts.filter((name) => facts[name] != null);
  if (given.length === 0) throw badUserInput(['facts'], 'none', `at least one of ${attestableFacts.join(', ')}`);
  for (const name of given) {
    const value = facts[name] ?? 0;
    if (!(value >= 0 && value <= 100)) throw badUserInput(['facts', name], `${value} is out of range`, '0 to 100 percent');
  }
  return Object.fromEntries(attestableFacts.map((name) => [name, facts[name] ?? null])) as Record<AttestableFact, number | null>;
}
