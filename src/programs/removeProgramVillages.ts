import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { HubError } from '../errors.ts';
import { requireVillages } from './checks.ts';
import { Enrolment } from './Enrolment.ts';
import { lockProgram } from './lockProgram.ts';
import type { Program } from './Program.ts';
import type { ProgramOperation } from './ProgramOperation.ts';
import { VillageProgram } from './VillageProgram.ts';

/**
 * Takes a program out of villages: yesterday was its last day there, and what it did there stays recorded. A village
 * where it has not begun before today is forgotten; one where it does not work is left as it is.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (program, village), FORBIDDEN, or CONFLICT while families of a village are
 *   in the program; nothing is stored.
 */
export async function removeProgramVillages(programId: string, villageCodes: readonly AreaCode[], operation: ProgramOperation): Promise<Program> {
  const codes = requireVillages(villageCodes, operation, ['villageCodes']);
  return operation.store.transaction(async (em) => {
    const program = await lockProgram(em, programId, ['programId']);
    const remaining = await em.find(Enrolment, { programId, villageCode: { $in: codes }, endedOn: null });
    const [first] = remaining;
    if (first !== undefined) {
      const path = ['villageCodes', villageCodes.indexOf(first.villageCode)];
      const families = remaining.filter(({ villageCode }) => villageCode === first.villageCode).length;
      throw new HubError(`${path.join('.')}: ${families} families of ${first.villageCode} are in the program; withdraw or complete them first`, 'CONFLICT', path);
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
