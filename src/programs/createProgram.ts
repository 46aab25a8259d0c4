import { v7 as uuid } from 'uuid';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { lockKey } from '../store/lockKey.ts';
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
  /** Its own rule; without it the shipped rule of its kind stands. */
  eligibility?: { anyOf: object[] } | null;
  villageCodes?: AreaCode[] | null;
  clientKey?: string | null;
}

/**
 * Creates a program with its partners, at work in its villages from its first day. The same `clientKey` twice returns
 * the first one.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (partner, village) or FORBIDDEN (a village outside the viewer's areas);
 *   nothing is stored.
 */
export async function createProgram(input: NewProgram, operation: ProgramOperation): Promise<Program> {
  const name = requireText(input.name, longestName, ['input', 'name']);
  const { kind, leadId, startsOn, endsOn = null, budgetIdr = null, capacity = null } = input;
  checkProgram({ startsOn, endsOn, budgetIdr, capacity });
  const eligibility = input.eligibility == null ? null : readEligibilityRule(input.eligibility, ['input', 'eligibility']);
  const villages = requireVillages(input.villageCodes ?? [], operation, ['input', 'villageCodes']);
  const supporterIds = input.partnerIds ?? [];

  return operation.store.transaction(async (em) => {
    if (input.clientKey != null) {
      await lockKey(em, 'program', input.clientKey);
      const earlier = await em.findOne(Program, { clientKey: input.clientKey });
      if (earlier) return earlier;
    }
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
      clientKey: input.clientKey ?? null,
      recordedBy: operation.viewer.id,
      recordedAt: new Date(),
      demo: false,
    });
    await em.flush();
    await replaceSupporters(em, program.id, supporterIds);
    for (const villageCode of villages) em.create(VillageProgram, { id: uuid(), programId: program.id, villageCode, since: startsOn, until: null, demo: false });
    await em.flush();
    return program;
  });
}
