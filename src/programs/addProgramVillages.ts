import { v7 as uuid } from 'uuid';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput } from '../base/errors.ts';
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
 * Adds villages to a program; villages where it already works are unchanged.
 * @throws HubError BAD_USER_INPUT (a day outside the period of the program, or before it left the village), NOT_FOUND (program, village) or
 *   FORBIDDEN; nothing is stored.
 */
export async function addProgramVillages(input: ProgramVillages, operation: ProgramOperation): Promise<Program> {
  const codes = requireVillages(input.villageCodes, operation, ['villageCodes']);
  return operation.store.transaction(async (em) => {
    const program = await lockProgram(em, input.programId, ['programId']);
    const since = input.since ?? (operation.today > program.startsOn ? operation.today : program.startsOn);
    if (since < program.startsOn || (program.endsOn !== null && since > program.endsOn)) {
      throw badUserInput(['since'], 'programs.sinceOutsideProgram', {
        date: since,
        startsOn: program.startsOn,
        endsOn: program.endsOn ?? 'none',
      });
    }
    const before = await em.find(VillageProgram, { programId: program.id, villageCode: { $in: codes } });
    for (const villageCode of codes) {
      const times = before.filter((time) => time.villageCode === villageCode);
      if (times.some(({ until }) => until === null)) continue;
      const left = times.find(({ until }) => until !== null && until >= since)?.until;
      if (left != null) throw badUserInput(['since'], 'programs.workedUntil', { code: villageCode, date: left });
      em.create(VillageProgram, { id: uuid(), programId: program.id, villageCode, since, until: null, demo: false });
    }
    await em.flush();
    return program;
  });
}
