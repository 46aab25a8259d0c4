import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../../base/calendar.ts';
import { enrolmentCounts } from '../../programs/index.ts';
import { queryIn } from '../../store/queryIn.ts';

interface Period {
  readonly familyId: string;
  readonly enrolledOn: IsoDate;
  readonly endedOn: IsoDate | null;
}

/** When families are in a program, with one statement, by family. */
export async function readEnrolled(
  em: SqlEntityManager,
  programId: string | null,
  familyIds: readonly string[],
): Promise<Map<string, Period[]>> {
  if (programId === null || familyIds.length === 0) return new Map();
  const rows = await queryIn<Period>(
    em,
    `select family_id as "familyId", enrolled_on::text as "enrolledOn", ended_on::text as "endedOn" from enrolment
      where program_id = $1::uuid and family_id = any($2::uuid[]) and ${enrolmentCounts('enrolment')}`,
    [programId, [...new Set(familyIds)]],
  );
  return Map.groupBy(rows, ({ familyId }) => familyId);
}

/** Whether a family is in the program during some of a time. */
export function isEnrolled(periods: readonly Period[], { enrolledOn, endedOn }: Pick<Period, 'enrolledOn' | 'endedOn'>): boolean {
  return periods.some((period) => period.enrolledOn <= (endedOn ?? latest) && enrolledOn <= (period.endedOn ?? latest));
}

const latest: IsoDate = '9999-12-31';
