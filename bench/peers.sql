-- What the peers need of the database beside the hub's own tables. Only in the bench's database.

-- Interventions through programs of their kind, where the child's family is in one: as a district in full swing records them.
update intervention i set enrolment_id = e.id, service = null
  from stunting_case s join child c on c.id = s.child_id
    join lateral (select e.id, pr.kind from enrolment e join program pr on pr.id = e.program_id where e.family_id = c.family_id order by e.id) e on true
  where s.id = i.case_id and e.kind = i.kind and i.enrolment_id is null;

-- Relations that the hub's queries follow, for PostGraphile, which follows foreign keys.
comment on table child is $$@foreignKey (village_code) references village (code)
@foreignKey (latest_measurement_id) references measurement (id)
@foreignKey (id) references person (id)
@foreignKey (family_id) references family (id)$$;
comment on table person is '@foreignKey (family_id) references family (id)';
comment on table stunting_case is $$@foreignKey (child_id) references child (id)
@foreignKey (village_code) references village (code)$$;

-- It filters and orders by columns that an index begins with, and by these.
comment on column child.stunted is '@behavior +filterBy';
comment on column child.latest_haz is '@behavior +orderBy';
comment on column person.relation is '@behavior +filterBy';
comment on column stunting_case.opened_on is '@behavior +orderBy';
comment on column stunting_case.closed_on is '@behavior +orderBy';
comment on column intervention.provided_on is '@behavior +orderBy';

-- The children of a district as a list, and the supporters of a program by name: computed columns, as its documentation advises.
create function district_children(d district) returns setof child language sql stable parallel safe as
  $$ select c.* from child c where c.district_code = d.code $$;
comment on function district_children(district) is '@behavior +order +filter';
create function program_supporters(p program) returns setof partner language sql stable parallel safe as
  $$ select pa.* from program_partner pp join partner pa on pa.id = pp.partner_id where pp.program_id = p.id order by pa.name, pa.id $$;

-- The indicators of areas by month over the hub's rollup, in the shape of the hub's answer.
create type indicator_point as (month text, value double precision, numerator integer, denominator integer);
create type indicator_series as (key text, area text, points indicator_point[]);
create function indicators(areas text[], keys text[], from_month integer, to_month integer) returns setof indicator_series language sql stable parallel safe as $$
  with months as (select m as month, (m / 12)::text || '-' || lpad((m % 12 + 1)::text, 2, '0') as label from generate_series(from_month, to_month) m),
  at_risk as (
    select f.village_code, greatest(f.month, from_month) as month, sum(f.families_at_risk) as change
      from indicator_family_month f where f.village_code = any(areas) and f.month <= to_month group by 1, 2),
  figures as (
    select a.code, a.place, m.month, m.label, i.children, i.weighed, i.height_assessed, i.stunted, i.severely_stunted, i.weight_for_height_assessed, i.wasted, i.overweight,
        i.weight_assessed, i.underweight, i.gained, i.open_cases, coalesce(sum(r.change) over (partition by a.code order by m.month), 0)::int as families_at_risk
      from unnest(areas) with ordinality a (code, place) cross join months m
        left join indicator_month i on i.village_code = a.code and i.month = m.month
        left join at_risk r on r.village_code = a.code and r.month = m.month),
  counted as (
    select f.code, f.place, f.month, f.label, k.key, k.numerator, k.denominator from figures f cross join lateral (values
      ('STUNTING_PREVALENCE', coalesce(f.stunted, 0), coalesce(f.height_assessed, 0)),
      ('WASTING_PREVALENCE', coalesce(f.wasted, 0), coalesce(f.weight_for_height_assessed, 0)),
      ('UNDERWEIGHT_PREVALENCE', coalesce(f.underweight, 0), coalesce(f.weight_assessed, 0)),
      ('OVERWEIGHT', coalesce(f.overweight, 0), null),
      ('SEVERELY_STUNTED', coalesce(f.severely_stunted, 0), null),
      ('CHILDREN_UNDER_FIVE', coalesce(f.children, 0), null),
      ('PARTICIPATION_D_S', coalesce(f.weighed, 0), coalesce(f.children, 0)),
      ('WEIGHT_GAIN_N_D', coalesce(f.gained, 0), coalesce(f.weighed, 0)),
      ('OPEN_CASES', coalesce(f.open_cases, 0), null),
      ('FAMILIES_AT_RISK', f.families_at_risk, null)) as k (key, numerator, denominator)
    where k.key = any(keys))
  select c.key, c.code, array_agg(row(c.label, case when c.denominator is null then c.numerator else c.numerator::double precision / nullif(c.denominator, 0) end,
      c.numerator, c.denominator)::indicator_point order by c.month)
    from counted c group by c.place, c.code, c.key order by c.place, array_position(keys, c.key)
$$;
analyze;
