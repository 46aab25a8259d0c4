import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { storeOnce, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput } from '../base/errors.ts';
import { attestableFacts, type AttestableFact, type AttestedFacts, KampungKBAttestation } from './KampungKBAttestation.ts';
import { KampungKB } from './KampungKB.ts';
import { checkNotInFuture, checkVillage, lockKampungKB, requiredText, type KampungKBOperation } from './KampungKBOperation.ts';

export interface Attestation {
  villageCode: AreaCode;
  facts: Partial<Record<AttestableFact, number | null>>;
  attestedOn: IsoDate;
  evidence: string;
  clientKey?: string | null;
}

/**
 * Records attested facts that the hub has no records of. Append-only: for each fact the attestation with the latest date counts. Repeating
 * a `clientKey` records them once.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village, or not declared), FORBIDDEN, or CONFLICT (a `clientKey` of another input); nothing
 * is stored.
 */
export async function attestKampungKB(
  { villageCode, facts, attestedOn, evidence, clientKey }: Attestation,
  operation: KampungKBOperation,
): Promise<KampungKB> {
  checkVillage(villageCode, operation);
  const why = requiredText(evidence, ['evidence']);
  checkNotInFuture(attestedOn, operation.today, ['attestedOn']);
  const attested = checkFacts(facts);
  return operation.store.transaction(async (em) => {
    const call = keyedAttestation(em, { villageCode, facts: attested, attestedOn, evidence: why, clientKey });
    await storeOnce(em, operation, call, async () => {
      await lockKampungKB(em, villageCode);
      const attestation = em.create(KampungKBAttestation, {
        id: uuid(),
        villageCode,
        facts: attested,
        attestedOn,
        evidence: why,
        recordedBy: operation.viewer.id,
        recordedAt: new Date(),
        demo: false,
      });
      await em.flush();
      return attestation;
    });
    return em.findOneOrFail(KampungKB, { villageCode });
  });
}

/** A call with a client key that identifies an attestation. */
function keyedAttestation(em: SqlEntityManager, { clientKey, ...input }: Attestation): KeyedCall<KampungKBAttestation> {
  return {
    kind: 'kampung kb attestation',
    mutation: 'attestKampungKB',
    clientKey,
    inputPath: ['clientKey'],
    input,
    find: (id) => em.findOne(KampungKBAttestation, { id }),
    isSame: (stored) =>
      stored.villageCode === input.villageCode &&
      stored.attestedOn === input.attestedOn &&
      stored.evidence === input.evidence &&
      attestableFacts.every((name) => stored.facts[name] === (input.facts[name] ?? null)),
  };
}

function checkFacts(facts: Attestation['facts']): AttestedFacts {
  const given = attestableFacts.filter((name) => facts[name] != null);
  if (given.length === 0) throw badUserInput(['facts'], 'shared.noneGiven', { names: attestableFacts.join(', ') });
  for (const name of given) {
    const value = facts[name] ?? 0;
    if (!(value >= 0 && value <= 100)) throw badUserInput(['facts', name], 'shared.outOfRange', { value, lowest: 0, highest: 100 });
  }
  return Object.fromEntries(attestableFacts.map((name) => [name, facts[name] ?? null])) as Record<AttestableFact, number | null>;
}
