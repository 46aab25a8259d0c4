import { factsOfFamilySql, goneSql, riskChangeDays } from '../families/index.ts';
import { lastDaySql, localDaySql, monthNumberSql } from './months.ts';

/** The measures of families at the end of a month. */
export const familyMeasures = ['families', 'familiesAtRisk'] as const;
export type FamilyMeasure = (typeof familyMeasures)[number];

/**
 * SQL of common table expressions that end in `fresh`: the rows of `indicator_family` of families, from their records. Each row tells how a
 * family counts from the end of a month until its next row.
 *
 * A family counts from the month of its registration, in the village where it lived on the last day of the month. Whether it is at risk of
 * stunting follows BKKBN's rules (`stuntingRiskOf`), with the ages and pregnancies of its members on that day. Facts without a date
 * (housing, contraception, membership) have their current value. A family that was merged into another, or registered by mistake, never
 * counts. A family that has died or moved out counts in no village from the month in which its monitoring ended.
 * @param which SQL condition on the families, `f`.
 */
export function freshFamilies(which: string): string {
  return `scope as materialized (
      select f.*, ${monthNumberSql(localDaySql('f.recorded_at'))} as registered, t.untils, t.villages,
        case when ${goneSql('f')} then ${monthNumberSql('f.monitoring_ended_on')} end as gone_in
      from family f
      left join lateral (
        select array_agg(c.happened_on order by c.id) as untils,
          array_agg((select e ->> 'before' from jsonb_array_elements(c.fields) e where e ->> 'field' = 'villageCode') order by c.id) as villages
        from family_change c where c.family_id = f.id and c.kind = 'MOVED'
      ) t on true
      where f.monitoring_end is distinct from 'ENTERED_IN_ERROR' and ${which}
    ),
    judged as materialized (
      select f.id, ((f.welfare_decile + 1) / 2)::smallint as quintile, t.month, facts.at_risk,
        case when f.gone_in is null or t.month < f.gone_in then coalesce(f.villages[coalesce(width_bucket(d.day, f.untils), 0) + 1], f.village_code) end as village_code
      from scope f
      cross join lateral (
        select f.registered as month
        union select ${monthNumberSql('u.until')} from unnest(f.untils) u (until)
        union select ${monthNumberSql('r.day')} from (${riskChangeDays('f.id')}) r
        union select f.gone_in
      ) t
      cross join lateral (select ${lastDaySql('t.month')} as day) d
      cross join lateral (${factsOfFamilySql('f', 'd.day')}) facts
      where t.month >= f.registered
    ),
    fresh as materialized (
      select id as family_id, month, village_code, quintile, at_risk
      from (select *, lag((village_code, at_risk)) over (partition by id order by month) as before from judged) j
      where before is distinct from (village_code, at_risk)
    )`;
}

/** SQL query of the changes that rows of families make to the counts of villages; `sign` is 1, or -1 to reverse the changes. */
export function familyChanges(rows: string, sign: 1 | -1): string {
  return `select village_code, quintile, month, ${sign} as families, ${sign} * at_risk::int as families_at_risk from ${rows} where village_code is not null
    union all select village, quintile, month, ${-sign}, ${-sign} * risk::int
      from (select quintile, month, lag(village_code) over w as village, lag(at_risk) over w as risk from ${rows} window w as (partition by family_id order by month)) b
      where village is not null`;
}
