import { balitaMonths, daysPastDue, fertileYears } from './cohorts.ts';
import { tooOldYears, tooYoungYears } from './stuntingRisk.ts';

/** Years of age at which what `stuntingRiskOf` asks of a member can turn: anybody's, and a wife's or a pregnant woman's. */
const anybody = [0, balitaMonths / 12];
const mother = [...anybody, fertileYears.from, tooYoungYears.to + 1, tooOldYears.from, tooOldYears.to + 1, fertileYears.to + 1];

/**
 * SQL query of the days (`day`, of type date) in whose months a family's risk of stunting can turn with the calendar,
 * everything else that is recorded staying as it is: birthdays of its members, ends of pregnancies, and the days from which members are
 * gone. Between them it is the same at the end of every month.
 * @param familyId SQL of its key.
 */
export function riskChangeDays(familyId: string): string {
  // Born on 29 February, one is older on that day of a leap year, else on 1 March.
  return `select (p.born_on + make_interval(years => y.years))::date + leap.days as day
      from person p
      cross join lateral unnest(case when p.sex = 'FEMALE' and (p.relation in ('HEAD', 'SPOUSE') or p.pregnant_due_on is not null) then array[${mother.join(', ')}] else array[${anybody.join(', ')}] end) y (years)
      cross join lateral generate_series(0, (to_char(p.born_on, 'MMDD') = '0229')::int) leap (days)
      where p.family_id = ${familyId} and p.born_on is not null
    union all select p.gone_on from person p where p.family_id = ${familyId} and p.gone_on is not null
    union all select p.pregnant_due_on + ${daysPastDue + 1} from person p where p.family_id = ${familyId} and p.pregnant_due_on is not null`;
}
