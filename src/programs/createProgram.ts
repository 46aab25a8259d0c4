import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { storeOnce, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { checkProgram, requireText, requireVillages } from './checks.ts';
import { longestName } from './createPartner.ts';
import { readEligibilityRule } from './eligibilityRule.ts';
import type { ProgramKind } from './enums.ts';
import { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';
import { checkPartners, replaceSupporters } from './programPartners.ts';
import { VillageProgram } from './VillageProgram.ts';

export interface NewProgram {
  kind: ProgramKind;
  name: string;
  leadId: string;
  partnerIds?: string[] | null;
  startsOn: IsoDate;
  endsOn?: IsoDate | null;
  budgetIdr?: number | null;
  capacity?: number | null;
  /** Its own rule; without it the shipped rule of its kind applies. */
  eligibility?: { anyOf: object[] } | null;
  villageCodes?: AreaCode[] | null;
  clientKey?: string | null;
}

/**
 * Creates a program with its partners and villages; it works in the villages from its first day. Repeating a `clientKey` returns the first
 * record.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (partner, village), FORBIDDEN (a village outside the viewer's areas) or
 *   CONFLICT (a `clientKey` of another input); nothing is stored.
 */
export async function createProgram(input: NewProgram, operation: ProgramOperation): Promise<Program> {
  const name = requireText(input.name, longestName, ['input', 'name']);
  const { kind, leadId, startsOn, endsOn = null, budgetIdr = null, capacity = null } = input;
  checkProgram({ startsOn, endsOn, budgetIdr, capacity });
  const eligibility = input.eligibility == null ? null : readEligibilityRule(input.eligibility, ['input', 'eligibility']);
  const villages = requireVillages(input.villageCodes ?? [], operation, ['input', 'villageCodes']);
  const supporterIds = input.partnerIds ?? [];

  return operation.store.transaction((em) =>
    storeOnce(em, operation, keyedProgram(em, input, name), async () => {
      await checkPartners(em, { leadId, supporterIds });
      const program = em.create(Program, {
        id: uuid(),
        kind,
        name,
        leadId,
        startsOn,
        endsOn,
        budgetIdr,
        capacity,
        eligibility,
        recordedBy: operation.viewer.id,
        recordedAt: new Date(),
        demo: false,
      });
      await em.flush();
      await replaceSupporters(em, program.id, supporterIds);
      for (const villageCode of villages)
        em.create(VillageProgram, { id: uuid(), programId: program.id, villageCode, since: startsOn, until: null, demo: false });
      await em.flush();
      return program;
    }),
  );
}

/** A call with a client key that identifies a program. */
function keyedProgram(em: SqlEntityManager, input: NewProgram, name: string): KeyedCall<Program> {
  return {
    kind: 'program',
    mutation: 'createProgram',
    clientKey: input.clientKey,
    input,
    find: (id) => em.findOne(Program, { id }),
    isSame: (stored) =>
      stored.kind === input.kind &&
      stored.name === name &&
      stored.leadId === input.leadId &&
      stored.startsOn === input.startsOn &&
      stored.endsOn === (input.endsOn ?? null) &&
      stored.budgetIdr === (input.budgetIdr ?? null) &&
      stored.capacity === (input.capacity ?? null),
  };
}
