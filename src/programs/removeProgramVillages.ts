import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { conflict } from '../base/errors.ts';
import { requireVillages } from './checks.ts';
import { Enrolment } from './Enrolment.ts';
import { lockProgram } from './lockProgram.ts';
import type { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';
import { VillageProgram } from './VillageProgram.ts';

/**
 * Removes villages from a program: yesterday becomes its last day there, and its history there is kept. A village where it has not begun
 * before today is deleted; a village where it does not work is unchanged.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (program, village), FORBIDDEN, or CONFLICT while families of a village are
 *   in the program; nothing is stored.
 */
export async function removeProgramVillages(
  programId: string,
  villageCodes: readonly AreaCode[],
  operation: ProgramOperation,
): Promise<Program> {
  const codes = requireVillages(villageCodes, operation, ['villageCodes']);
  return operation.store.transaction(async (em) => {
    const program = await lockProgram(em, programId, ['programId']);
    const remaining = await em.find(Enrolment, { programId, villageCode: { $in: codes }, endedOn: null });
    const [first] = remaining;
    if (first !== undefined) {
      const path = ['villageCodes', villageCodes.indexOf(first.villageCode)];
      const families = remaining.filter(({ villageCode }) => villageCode === first.villageCode).length;
      throw conflict(path, 'programs.familiesEnrolled', { count: families, code: first.villageCode });
    }
    for (const time of await em.find(VillageProgram, { programId, villageCode: { $in: codes }, until: null })) {
      if (time.since >= operation.today) em.remove(time);
      else time.until = dayBefore(operation.today);
    }
    await em.flush();
    return program;
  });
}

function dayBefore(date: IsoDate): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
