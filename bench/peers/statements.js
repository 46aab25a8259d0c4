// One hand-written statement for each operation, which gives the whole answer as one JSON text: the least that a database has to do.

const measurement = (m, all = true) =>
  `case when ${m}.id is not null then json_build_object('measuredOn', ${m}.measured_on, 'weightKg', ${m}.weight_kg, 'heightCm', ${m}.height_cm, 'assessment', json_build_object(
    'heightForAge', json_build_object('value', ${m}.haz)${all ? `, 'weightForAge', json_build_object('value', ${m}.waz), 'weightForHeight', json_build_object('value', ${m}.whz)` : ''},
    'stunted', ${m}.stunted${all ? `, 'wasted', ${m}.wasted` : ''})) end`;

export const statements = {
  child: {
    text: `select json_build_object('data', json_build_object('node', json_build_object('id', c.id, 'name', p.name, 'sex', c.sex, 'bornOn', c.born_on,
        'latestMeasurement', ${measurement('m')},
        'family', json_build_object('rt', f.rt, 'rw', f.rw, 'welfareDecile', f.welfare_decile, 'head', json_build_object('name', h.name, 'sex', h.sex, 'bornOn', h.born_on)))))::text as body
      from child c join person p on p.id = c.id join family f on f.id = c.family_id join person h on h.family_id = f.id and h.relation = 'HEAD'
        left join measurement m on m.id = c.latest_measurement_id where c.id = $1`,
    values: ({ id }) => [id],
  },
  villages: {
    text: `select json_build_object('data', json_build_object('villages', json_build_object('nodes', json_agg(village order by village.code))))::text as body
      from (select v.code, v.name, json_build_object('nodes', children.nodes) as children from (select * from village order by code limit 20) v
        cross join lateral (select json_agg(child) as nodes from (
          select c.id, p.name, c.sex, c.born_on as "bornOn", ${measurement('m', false)} as "latestMeasurement"
            from child c join person p on p.id = c.id left join measurement m on m.id = c.latest_measurement_id
            where c.village_code = v.code order by c.id limit 20) child) children) village`,
    values: () => [],
  },
  stunted: {
    text: `with page as (
        select c.id, c.latest_haz from child c where c.district_code = $1 and c.stunted and (c.latest_haz, c.id) > ($2::double precision, $3::uuid)
          order by c.latest_haz, c.id limit 16)
      select json_build_object('data', json_build_object('children', json_build_object('nodes', (select json_agg(child) from (
          select c.id, p.name, c.born_on as "bornOn",
            json_build_object('measuredOn', m.measured_on, 'assessment', json_build_object('heightForAge', json_build_object('value', m.haz))) as "latestMeasurement"
            from (select * from page order by latest_haz, id limit 15) page join child c on c.id = page.id join person p on p.id = c.id
              left join measurement m on m.id = c.latest_measurement_id order by page.latest_haz, page.id) child),
        'pageInfo', json_build_object('hasNextPage', (select count(*) > 15 from page)))))::text as body`,
    values: ({ area, haz, id }) => [area, haz, id],
  },
  indicators: {
    text: `select json_build_object('data', json_build_object('indicators', json_agg(json_build_object('key', s.key, 'area', json_build_object('code', s.area), 'points', to_json(s.points)))))::text as body
      from indicators($1, $2, $3, $4) s`,
    values: ({ areas, keys, from, to }) => [areas, keys, from, to],
  },
  village: {
    text: `select json_build_object('data', json_build_object('village', json_build_object('code', v.code, 'name', v.name, 'kind', v.kind,
        'district', json_build_object('name', d.name), 'kampungKB', json_build_object('class', k.class, 'declaredOn', k.declared_on),
        'children', json_build_object('totalCount', (select count(*) from child c where c.village_code = v.code), 'nodes', (select json_agg(child) from (
          select c.id, p.name, c.sex, c.born_on as "bornOn", case when m.id is not null then json_build_object('measuredOn', m.measured_on,
              'assessment', json_build_object('heightForAge', json_build_object('value', m.haz), 'stunted', m.stunted)) end as "latestMeasurement"
            from child c join person p on p.id = c.id left join measurement m on m.id = c.latest_measurement_id
            where c.village_code = v.code order by c.latest_haz, c.id limit 20) child)),
        'families', json_build_object('totalCount', (select count(*) from family f where f.village_code = v.code), 'nodes', (select json_agg(family) from (
          select f.id, f.rt, f.rw, json_build_object('name', h.name) as head from family f join person h on h.family_id = f.id and h.relation = 'HEAD'
            where f.village_code = v.code order by f.id limit 20) family)),
        'stuntingCases', json_build_object('totalCount', (select count(*) from stunting_case s where s.village_code = v.code), 'nodes', (select json_agg(open) from (
          select s.id, s.status, s.opened_on as "openedOn", json_build_object('id', c.id, 'name', p.name) as child
            from stunting_case s join child c on c.id = s.child_id join person p on p.id = c.id
            where s.village_code = v.code order by s.opened_on, s.id limit 10) open)))))::text as body
      from village v join district d on d.code = v.district_code join kampung_kb k on k.village_code = v.code where v.code = $1`,
    values: ({ code }) => [code],
  },
  tree: {
    text: `select json_build_object('data', json_build_object('village', json_build_object('name', v.name, 'families', json_build_object('nodes', (
        select json_agg(family) from (select f.id, f.rt, f.rw, coalesce(children.list, '[]') as children
          from (select * from family f where f.village_code = v.code order by f.id limit 50) f cross join lateral (
            select json_agg(child) as list from (select c.id, p.name, (
                select json_build_object('status', s.status, 'openedOn', s.opened_on, 'interventions', coalesce((select json_agg(json_build_object('kind', i.kind, 'providedOn', i.provided_on,
                    'enrolment', case when e.id is null then null else json_build_object('enrolledOn', e.enrolled_on, 'program', json_build_object('name', pr.name, 'kind', pr.kind, 'partners',
                      coalesce((select json_agg(json_build_object('name', pa.name, 'helix', pa.helix) order by pa.name, pa.id) from program_partner pp join partner pa on pa.id = pp.partner_id where pp.program_id = pr.id), '[]'))) end)
                    order by i.provided_on, i.id) from intervention i left join enrolment e on e.id = i.enrolment_id left join program pr on pr.id = e.program_id where i.case_id = s.id), '[]'))
                  from stunting_case s where s.child_id = c.id and s.status <> 'CLOSED_ENTERED_IN_ERROR' order by s.closed_on desc nulls first, s.opened_on desc, s.id desc limit 1) as "stuntingCase"
              from child c join person p on p.id = c.id where c.family_id = f.id order by c.id) child) children order by f.id) family)))))::text as body
      from village v where v.code = $1`,
    values: ({ code }) => [code],
  },
};
