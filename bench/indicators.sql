-- Rows to count: 300,000 families in the villages that are there, 75,000 children, 20 monthly measurements each (1.5 million). Shapes, not people.
create temporary table numbered as
  select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid as mother, ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid as child, n, village.code
  from generate_series(1, 300000) n join (select code, row_number() over (order by code) - 1 as nth from village) village on village.nth = n % 285;
insert into family (id, village_code, welfare_decile, safe_drinking_water, recorded_by, recorded_at, demo)
  select id, code, n % 10 + 1, n % 7 > 0, 'bench', timestamptz '2024-01-15' + n % 600 * interval '1 day', true from numbered;
insert into person (id, family_id, name, sex, born_on, relation, demo) select id, id, 'Head ' || n, 'MALE', date '1980-01-01' + n % 6000, 'HEAD', true from numbered;
insert into person (id, family_id, name, sex, born_on, relation, demo) select mother, id, 'Mother ' || n, 'FEMALE', date '1982-01-01' + n % 6500, 'SPOUSE', true from numbered;
insert into person (id, family_id, name, sex, born_on, relation, demo)
  select child, id, 'Child ' || n, case n % 3 when 0 then 'FEMALE' else 'MALE' end, date '2022-01-01' + n * 7 % 900, 'CHILD', true from numbered where n % 4 = 0;
insert into child (id, family_id, village_code, sex, born_on, recorded_by, recorded_at, demo)
  select p.id, p.family_id, numbered.code, p.sex, p.born_on, 'bench', timestamptz '2024-10-15', true from person p join numbered on numbered.child = p.id;
insert into measurement (id, child_id, measured_on, age_in_days, weight_kg, height_cm, oedema, haz, haz_implausible, waz, waz_implausible, whz, whz_implausible,
    stunted, severely_stunted, wasted, severely_wasted, underweight, weight_trend, reference_version, recorded_by, recorded_at, demo)
  select gen_random_uuid(), c.id, d.day, d.day - c.born_on, 10, 80, false, h.z - 3.4, false, -1.2 - r.n % 5 * 0.3, false, r.n % 6 - 3.2, false,
    h.z < 1.4, h.z < 0.4, r.n % 6 < 2, false, r.n % 5 > 2, case r.n % 3 when 0 then 'T' else 'N' end, 'bench', 'bench', d.day + time '03:00', true
  from child c cross join generate_series(0, 19) month cross join lateral (select date '2024-11-05' + (month * interval '1 month') as at) a cross join lateral (select a.at::date as day) d
  cross join lateral (select abs(hashtext(c.id::text || month)) as n) r cross join lateral (select r.n % 70 / 10.0 as z) h;
