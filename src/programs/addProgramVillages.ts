import { v7 as uuid } from 'uuid';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput } from '../errors.ts';
import { requireVillages } from './checks.ts';
import { lockProgram } from './lockProgram.ts';
import type { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';
import { VillageProgram } from './VillageProgram.ts';

export interface ProgramVillages {
  programId: string;
  villageCodes: readonly AreaCode[];
  /** First day there; today, or the program's first day when that is later, when left out. */
  since?: IsoDate | null;
}

/**
 * Brings a program to further villages; those where it works already stay as they are.
 * @throws HubError BAD_USER_INPUT (a day outside the program's time, or before it left the village), NOT_FOUND (program,
 *   village) or FORBIDDEN; nothing is stored.
 */
export async function addProgramVillages(input: ProgramVillages, operation: ProgramOperation): Promise<Program> {
  const codes = requireVillages(input.villageCodes, operation, ['villageCodes']);
  return operation.store.transaction(async (em) => {
    const program = await lockProgram(em, input.programId, ['programId']);
    const since = input.since ?? (operation.today > program.startsOn ? operation.today : program.startsOn);
    if (since < program.startsOn || (program.endsOn !== null && since > program.endsOn)) {
      throw badUserInput(['since'], `${since} is outside the time of the program`, `a date from ${program.startsOn} to ${program.endsOn ?? 'any later one'}`);
    }
    const before = await em.find(VillageProgram, { programId: program.id, villageCode: { $in: codes } });
    for (const villageCode of codes) {
      const times = before.filter((time) => time.villageCode === villageCode);
      if (times.some(({ until }) => until === null)) continue;
      const left = times.find(({ until }) => until !== null && until >= since)?.until;
      if (left != null) throw badUserInput(['since'], `the program worked in ${villageCode} until ${left}`, `a date after ${left}`);
      em.create(VillageProgram, { id: uuid(), programId: program.id, villageCode, since, until: null, demo: false });
    }
    await em.flush();
    return program;
  });
}
