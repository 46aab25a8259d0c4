import { agedSql, youngerThanMonthsSql } from './ages.ts';
import { balitaMonths, daysPastDue, fertileYears, lansiaYears, remajaYears } from './cohorts.ts';
import {
  contributingReasons,
  closeBirthsMonths,
  mostChildren,
  poorDecile,
  riskReasons,
  tooOldYears,
  tooYoungYears,
  type RiskReason,
} from './stuntingRisk.ts';

/**
 * SQL table expression of what is derived of every family on a day: `family_id`, `village_code`, `welfare_decile`,
 * `at_risk`, `risk_known`, `risk_reasons` (values of StuntingRiskReason) and `cohorts` (values of Cohort, those of all members).
 * The rules are those of `stuntingRisk.ts` and `cohorts.ts`; a property test keeps both equal.
 *
 * Conditions on `village_code` and `family_id` reach the family's indexes, and the members are then found family by
 * family: `from ${familyFacts('$1::date')} ff where ff.village_code = $2`.
 * @param on SQL of the day, of type date.
 */
export function familyFacts(on: string): string {
  return `(select f.id as family_id, f.village_code, f.welfare_decile, facts.at_risk, facts.risk_known, facts.risk_reasons, facts.cohorts
    from family f cross join lateral (${factsOfFamilySql('f', on)}) facts)`;
}

/** SQL query of the derived facts of one family, `at_risk`, `risk_known`, `risk_reasons` and `cohorts`; `f` names its row. */
export function factsOfFamilySql(f: string, on: string): string {
  const found: Record<RiskReason, string> = {
    UNSAFE_WATER: `${f}.safe_drinking_water is false`,
    UNHEALTHY_LATRINE: `${f}.healthy_latrine is false`,
    MOTHER_TOO_YOUNG: '(couple and young_wife or young_pregnant)',
    MOTHER_TOO_OLD: '(couple and old_wife or old_pregnant)',
    BIRTHS_TOO_CLOSE: `mother and cardinality(births) > 1 and ${tooCloseSql('births')}`,
    TOO_MANY_CHILDREN: `mother and children > ${mostChildren}`,
    NO_MODERN_CONTRACEPTION: `couple and ${f}.modern_contraception is false`,
    POOR_WELFARE: `${f}.welfare_decile <= ${poorDecile}`,
    UNFIT_HOUSING: `${f}.habitable is false`,
  };
  const named = (reason: RiskReason) => `case when ${found[reason]} then '${reason}' end`;
  const atRisk = `risk && array[${riskReasons.map((reason) => `'${reason}'`).join(', ')}]`;
  return `select ${atRisk} as at_risk, risk as risk_reasons, cohorts,
      not target or ${f}.safe_drinking_water is not null or ${f}.healthy_latrine is not null or ${atRisk} as risk_known
    from (
      select mother or balita as target, case when mother or balita then array_remove(array[${[...riskReasons, ...contributingReasons].map(named).join(', ')}], null) else '{}' end as risk,
        array_remove(array[
          case when balita then 'BALITA' end,
          case when remaja or remaja_head and not spouse then 'REMAJA' end,
          case when calon_pengantin then 'CALON_PENGANTIN' end,
          case when pregnant then 'IBU_HAMIL' end,
          case when couple then 'PASANGAN_USIA_SUBUR' end,
          case when lansia then 'LANSIA' end], null) as cohorts
      from (select *, husband and fertile_wife as couple, husband and fertile_wife or pregnant as mother from (${membersSql(`${f}.id`, on)}) members offset 0) derived
    ) found`;
}

/** One row: what the members of a family born by the day are together. */
function membersSql(familyId: string, on: string): string {
  const partner = `p.relation in ('HEAD', 'SPOUSE')`;
  const wife = `p.sex = 'FEMALE' and ${partner} and ${agedSql('p.born_on', fertileYears, on)}`;
  const pregnant = `p.pregnant_due_on + ${daysPastDue} >= ${on}`;
  const remaja = `${agedSql('p.born_on', remajaYears, on)} and p.married is not true`;
  const flags: Record<string, string> = {
    balita: youngerThanMonthsSql('p.born_on', balitaMonths, on),
    remaja: `${remaja} and not ${partner}`,
    remaja_head: `${remaja} and p.relation = 'HEAD'`,
    spouse: `p.relation = 'SPOUSE'`,
    calon_pengantin: `p.marriage_planned_on >= ${on}`,
    pregnant,
    lansia: agedSql('p.born_on', lansiaYears, on),
    husband: `p.sex = 'MALE' and ${partner}`,
    fertile_wife: wife,
    young_wife: `${wife} and ${agedSql('p.born_on', tooYoungYears, on)}`,
    young_pregnant: `${pregnant} and ${agedSql('p.born_on', tooYoungYears, on)}`,
    old_wife: `${wife} and ${agedSql('p.born_on', tooOldYears, on)}`,
    old_pregnant: `${pregnant} and ${agedSql('p.born_on', tooOldYears, on)}`,
  };
  const columns = Object.entries(flags).map(([name, condition]) => `coalesce(bool_or(${condition}), false) as ${name}`);
  return `select ${columns.join(', ')},
      count(*) filter (where p.relation = 'CHILD') as children,
      array_agg(p.born_on order by p.born_on) filter (where p.relation = 'CHILD' and p.born_on is not null) as births
    from person p where p.family_id = ${familyId} and (p.born_on is null or p.born_on <= ${on}) and (p.gone_on is null or p.gone_on > ${on})`;
}

/** Whether two neighbours of a list of birth dates in order are less than two years, and more than a day, apart. */
function tooCloseSql(births: string): string {
  return `exists (select from generate_subscripts(${births}, 1) n
    where ${births}[n] > ${births}[n - 1] + 1 and ${births}[n - 1] > (${births}[n] - interval '${closeBirthsMonths} months')::date)`;
}
