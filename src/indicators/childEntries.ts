import { goneSql } from '../families/index.ts';
import { lastDaySql, localDaySql, monthNumberSql } from './months.ts';

/*
 * How a child counts in a month: its entry, an integer. Bits 0 to 2 are the age group, each further bit a fact. docs/indicators.md explains
 * the rules to analysts; this file implements them.
 */

/**
 * Age groups of WHO and UNICEF's "Recommendations for data collection, analysis and reporting on anthropometric indicators in children
 * under 5 years old" (2019): completed months at which each begins.
 */
export const ageGroupStarts = [0, 6, 12, 24, 36, 48] as const;
const monthsUnderFive = 60;

/** SQL of the age group in an entry: its place in `ageGroupStarts`. */
export const ageGroupOfEntry = '(entry & 7)';

/**
 * The facts in an entry besides the age group, in the order of its bits. Each has the SQL condition on the child's last measurement of the
 * month (`m`), or null if it does not depend on it.
 *
 * - measured: there is a measurement that counts, neither corrected nor voided.
 * - weighed: a weight was taken (D of SKDN).
 * - heightAssessed, stunted, severelyStunted: a plausible height-for-age; below -2, below -3.
 * - weightForHeightAssessed, wasted: a plausible weight-for-height, or oedema; below -2, or oedema.
 * - overweight: a plausible weight-for-height above +2.
 * - weightAssessed, underweight: a plausible weight-for-age, or oedema; below -2, or oedema.
 * - gained: the weight trend is N (N of SKDN).
 * - openCases: a stunting case is active at the end of the month, and was not opened by mistake.
 *
 * Source of the flags and of what is plausible: WHO and UNICEF (2019), as `assessGrowth` applies it when it stores them.
 */
const facts = {
  measured: 'true',
  weighed: 'm.weight_kg is not null',
  heightAssessed: 'not m.haz_implausible',
  stunted: 'm.stunted',
  severelyStunted: 'm.severely_stunted',
  weightForHeightAssessed: '(not m.whz_implausible or m.wasted)',
  wasted: 'm.wasted',
  overweight: '(not m.whz_implausible and m.whz > 2)',
  weightAssessed: '(not m.waz_implausible or m.underweight)',
  underweight: 'm.underweight',
  gained: `m.weight_trend = 'N'`,
  openCases: null,
} as const;

type Fact = keyof typeof facts;
const factNames = Object.keys(facts) as Fact[];

function bitOf(fact: Fact): number {
  return 8 << factNames.indexOf(fact);
}

/** The measures of children: all children, and the children with each fact. */
export type ChildMeasure = 'children' | Fact;
export const childMeasures: readonly ChildMeasure[] = ['children', ...factNames];

/** SQL condition that an entry counts in a measure. */
export function countsIn(measure: ChildMeasure): string {
  return measure === 'children' ? 'true' : `entry & ${bitOf(measure)} <> 0`;
}

/** The column of a measure in the rollup. */
export function columnOf(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * SQL of common table expressions that end in `fresh`: the rows of `indicator_child` of children, from their records.
 *
 * A child counts in each month in which it is under five (0 to 59 completed months) on at least one day, from the month of its registration
 * or of its first measurement, whichever is earlier. A child that died or moved away, by the closing of its case, and was not measured
 * afterwards counts up to that month; so does a child whose monitoring ended because it died or moved out. A child that was registered by
 * mistake never counts. A child whose family refuses monitoring continues to count. It counts once: by its last measurement of the month,
 * with its age on that day and in the village where it lived on that day; without a measurement, as on the last day of the month.
 *
 * Sex, birth date and welfare quintile are the current values, so a correction changes past months too. (The history of welfare is not
 * stored.)
 * @param which SQL condition on the children, `c`.
 */
export function freshChildren(which: string): string {
  const measuredFacts = factNames.flatMap((fact) =>
    facts[fact] === null ? [] : [`case when ${facts[fact]} then ${bitOf(fact)} else 0 end`],
  );
  // Completed calendar months, as `ageInMonths` of src/growth counts them; `c` has the month and the day of birth.
  const age = (c: string, month: string, day: string) => `${month} - ${c}.born_month - (date_part('day', ${day}) < ${c}.born_day)::int`;
  return `scope as materialized (
      select c.id, c.sex, c.village_code, ((f.welfare_decile + 1) / 2)::smallint as quintile, ${monthNumberSql(localDaySql('c.recorded_at'))} as registered,
        ${monthNumberSql('c.born_on')} as born_month, date_part('day', c.born_on)::int as born_day,
        case when ${goneSql('c')} then ${monthNumberSql('c.monitoring_ended_on')} end as gone_in
      from child c join family f on f.id = c.family_id where c.monitoring_end is distinct from 'ENTERED_IN_ERROR' and ${which}
    ),
    counting as (
      select s.id as child_id, n.month, m.measured_on, ${age('s', 'n.month', 'm.measured_on')} as age, ${measuredFacts.join(' + ')} as facts
      from measurement m join scope s on s.id = m.child_id
      cross join lateral (select ${monthNumberSql('m.measured_on')} as month offset 0) n
      where m.superseded_by_id is null and not m.void
    ),
    latest as materialized (
      select distinct on (child_id, month) * from counting where age < ${monthsUnderFive} order by child_id, month, measured_on desc
    ),
    life as materialized (
      select s.*, k.open, t.untils, t.villages,
        greatest(least(s.registered, l.first_month), s.born_month) as since,
        -- Born on the first of a month, a child is not under five on any day of the last one.
        least(s.born_month + ${monthsUnderFive} - (s.born_day = 1)::int, case when k.gone_on >= coalesce(l.last_on, '-infinity') then ${monthNumberSql('k.gone_on')} end, s.gone_in) as until
      from scope s
      left join (select child_id, min(month) as first_month, max(measured_on) as last_on from latest group by 1) l on l.child_id = s.id
      left join lateral (
        select max(closed_on) filter (where status in ('CLOSED_MOVED', 'CLOSED_DIED')) as gone_on,
          range_agg(daterange(opened_on, closed_on)) filter (where status <> 'CLOSED_ENTERED_IN_ERROR' and (closed_on is null or closed_on > opened_on)) as open
        from stunting_case where child_id = s.id
      ) k on true
      left join lateral (
        select array_agg(until order by until) as untils, array_agg(village_code order by until) as villages from child_stay where child_id = s.id
      ) t on true
    ),
    counted_months as (
      select l.id, l.sex, l.quintile, n as month, p.stay, coalesce(l.villages[p.stay + 1], l.village_code) as village_code,
        width_bucket(coalesce(m.age, least(${age('l', 'n', 'd.last')}, ${monthsUnderFive - 1})), array[${ageGroupStarts.slice(1).join(', ')}]) + coalesce(m.facts, 0)
          + case when l.open @> d.last then ${bitOf('openCases')} else 0 end as entry
      from life l
      cross join lateral generate_series(l.since, l.until) n
      left join latest m on m.child_id = l.id and m.month = n
      cross join lateral (select ${lastDaySql('n')} as last offset 0) d
      cross join lateral (select coalesce(width_bucket(coalesce(m.measured_on, d.last), l.untils), 0) as stay offset 0) p
    ),
    fresh as materialized (
      -- Of one stay of a child all months have the same village, sex and quintile: to sort by them too would only take longer.
      select id as child_id, min(month) as first_month, min(village_code) as village_code, min(sex) as sex, min(quintile) as quintile, array_agg(entry order by month) as entries
      from counted_months group by id, stay
    )`;
}
