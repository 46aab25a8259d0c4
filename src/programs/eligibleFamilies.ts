import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { Bindings } from '../store/paging/Bindings.ts';
import { queryIn } from '../store/queryIn.ts';
import { shippedAlternatives } from './defaultEligibility.ts';
import { alternativeColumns, alternativesOf, eligibilityFacts, meets, shippedRules } from './eligibilitySql.ts';

/**
 * The common table expression `eligible` (program_id, family_id, village_code, since): the families that are eligible by the own rule of a
 * program, where it works or will work.
 * @param families SQL condition on a row `fa` of `eligibilityFacts`.
 * @param programs SQL condition on a row `pr` of program.
 */
export function eligibleIn(families: string, programs: string, today: IsoDate, bindings: Bindings): string {
  const day = `${bindings.add(today)}::date`;
  return `facts as materialized (select * from ${eligibilityFacts(day)} fa where ${families}),
    rules as materialized (
      select pr.id as program_id, alternative.* from program pr cross join lateral ${alternativesOf('pr.eligibility')} where pr.eligibility is not null and ${programs}
      union all
      select pr.id, ${alternativeColumns} from program pr join ${shippedRules(bindings.add(shippedAlternatives))} on alternative.kind = pr.kind where pr.eligibility is null and ${programs}
    ),
    eligible as (
      select r.program_id, f.family_id, f.village_code, max(vp.since) as since
      from rules r join village_program vp on vp.program_id = r.program_id and (vp.until is null or vp.until >= ${day})
        join facts f on f.village_code = vp.village_code and ${meets('r', 'f')}
      group by 1, 2, 3
    )`;
}

/** A family that is eligible for a program. */
export interface EligibleFamily {
  programId: string;
  familyId: string;
  villageCode: AreaCode;
  /** First day of the program in the family's village. */
  since: IsoDate;
}

/** Reads the eligible families of every program, inside a transaction; by village, program and family. */
export function readEligibleFamilies(em: SqlEntityManager, today: IsoDate): Promise<EligibleFamily[]> {
  const bindings = new Bindings();
  return queryIn<EligibleFamily>(
    em,
    `with ${eligibleIn('true', 'true', today, bindings)}
      select program_id as "programId", family_id as "familyId", village_code as "villageCode", since::text as since from eligible order by village_code, program_id, family_id`,
    bindings.values,
  );
}
