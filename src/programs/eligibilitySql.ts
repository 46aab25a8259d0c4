import { familyFacts, goneSql } from '../families/index.ts';

/*
 * The SQL side of `eligibilityRule.ts`. Rules are rows, not text: an alternative of a rule becomes a row whose columns are its conditions,
 * and one condition matches any such row with any family. So one prepared statement serves all rules, and evaluates many programs and
 * families together.
 */

/**
 * SQL table expression with a row for each family: `family_id`, `village_code`, and the facts that rules are evaluated on. @param day SQL
 * of the day on which ages count.
 */
export function eligibilityFacts(day: string): string {
  return `(select fa.family_id, fa.village_code, fa.welfare_decile, fa.at_risk, fa.risk_reasons, fa.cohorts, coalesce(${goneSql('h')}, false) as gone,
      array_remove(array[
        case when not h.habitable then 'UNFIT_HOUSE' end, case when not h.safe_drinking_water then 'UNSAFE_WATER' end,
        case when not h.healthy_latrine then 'UNHEALTHY_LATRINE' end, case when not h.clean_surroundings then 'UNCLEAN_SURROUNDINGS' end
      ], null) as housing,
      ca.family_id is not null as open_case, coalesce(ca.causes, '{}') as case_causes
    from ${familyFacts(day)} fa
    join family h on h.id = fa.family_id
    left join (
      select c.family_id, array_agg(distinct t.cause) filter (where t.cause is not null) as causes
      from stunting_case s join child c on c.id = s.child_id left join lateral unnest(s.causes) t (cause) on true
      where s.closed_on is null group by c.family_id
    ) ca on ca.family_id = fa.family_id)`;
}

/** The conditions of an alternative, with their SQL types. */
const conditionTypes = {
  maxWelfareDecile: 'smallint',
  atRisk: 'boolean',
  riskReasons: 'text[]',
  cohorts: 'text[]',
  housing: 'text[]',
  openCase: 'boolean',
  caseCauses: 'text[]',
};
const conditions = Object.entries(conditionTypes)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(', ');

/** SQL of the columns of a row `alternative` that are conditions. */
export const alternativeColumns = Object.keys(conditionTypes)
  .map((name) => `alternative."${name}"`)
  .join(', ');

/** SQL of the rows `alternative` of a rule, one for each alternative; `rule` is SQL of type jsonb. */
export function alternativesOf(rule: string): string {
  return `jsonb_to_recordset(${rule} -> 'anyOf') as alternative (${conditions})`;
}

/** SQL of the rows `alternative` of all shipped rules, each with its `kind`; `shipped` is SQL of `shippedAlternatives`. */
export function shippedRules(shipped: string): string {
  return `jsonb_to_recordset(${shipped}::jsonb) as alternative (kind text, ${conditions})`;
}

/**
 * SQL condition that a family (a row of `eligibilityFacts`) meets an alternative (a row of `alternativesOf`). A family that is gone meets
 * none.
 */
export function meets(alternative: string, family: string): string {
  const holds = (name: string, condition: string) => `(${alternative}."${name}" is null or ${condition})`;
  const overlaps = (name: string, column: string) => holds(name, `${family}.${column} && ${alternative}."${name}"`);
  return [
    `not ${family}.gone`,
    holds('maxWelfareDecile', `${family}.welfare_decile <= ${alternative}."maxWelfareDecile"`),
    holds('atRisk', `${family}.at_risk`),
    overlaps('riskReasons', 'risk_reasons'),
    overlaps('cohorts', 'cohorts'),
    overlaps('housing', 'housing'),
    holds('openCase', `${family}.open_case`),
    overlaps('caseCauses', 'case_causes'),
  ].join(' and ');
}
