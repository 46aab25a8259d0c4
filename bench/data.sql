-- Rows to read: 285 villages, 60,000 families with one child each, 10 measurements a child. Shapes, not people.
insert into regency values ('99.01', 'Bench');
insert into district select '99.01.' || lpad(d::text, 2, '0'), '99.01', 'District ' || d from generate_series(1, 19) d;
insert into village select district.code || '.' || 2000 + v, district.code, 'Village ' || v, 'DESA' from district, generate_series(1, 15) v;
create temporary table numbered as
  select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, n, village.code
  from generate_series(1, 60000) n join (select code, row_number() over (order by code) - 1 as nth from village) village on village.nth = n % 285;
insert into family (id, village_code, welfare_decile, recorded_by, recorded_at, demo) select id, code, n % 10 + 1, 'bench', now(), true from numbered;
insert into person (id, family_id, name, sex, born_on, relation, demo)
  select id, id, 'Child ' || n, case n % 2 when 0 then 'FEMALE' else 'MALE' end, date '2024-01-01' + n % 700, 'CHILD', true from numbered;
insert into child (id, family_id, village_code, sex, born_on, recorded_by, recorded_at, demo)
  select p.id, p.family_id, numbered.code, p.sex, p.born_on, 'bench', now(), true from person p join numbered on numbered.id = p.id;
-- Month after month and by keys in the order of time (UUIDv7), as a hub gets and stores them; for every server that reads them.
insert into measurement (id, child_id, measured_on, age_in_days, weight_kg, height_cm, oedema, haz, haz_implausible, waz, waz_implausible, whz, whz_implausible,
    stunted, severely_stunted, wasted, severely_wasted, underweight, reference_version, recorded_by, recorded_at, demo)
  select ('01910000-' || lpad(to_hex(month), 4, '0') || '-7000-8000-' || right(c.id::text, 12))::uuid, c.id, c.born_on + month * 30, month * 30, 3 + month * 0.5, 50 + month * 2, false,
    -1.5 - month % 3, false, -1, false, 0.25, false, month % 3 > 0, false, false, false, false, 'bench', 'bench', now(), true
  from generate_series(1, 10) month, child c order by month, c.id;
update child c set latest_measurement_id = m.id, last_measured_on = m.measured_on, latest_haz = m.haz, latest_whz = m.whz, stunted = m.stunted
  from (select distinct on (child_id) * from measurement order by child_id, measured_on desc) m where m.child_id = c.id;
-- The relations that the hub's queries follow, told to PostGraphile, which follows foreign keys.
comment on table child is $$@foreignKey (village_code) references village (code)
@foreignKey (latest_measurement_id) references measurement (id)
@foreignKey (id) references person (id)$$;
analyze;
