import { describe, expect, it } from 'vitest';
import { maskNik } from '../../src/base/maskNik.ts';
import { nikProblem } from '../../src/access/nik/nikStructure.ts';
import { localAdministrator } from '../../src/access/viewer.ts';
import { ProgramKind, Helix, readConvergence, scoreOf } from '../../src/programs/index.ts';
import { one, today, type Seeded } from './seededHub.ts';

/** The demo data as a field officer looks at it. */
export function householdPromises(seeded: () => Seeded): void {
  const rows = <Row>(sql: string, params: unknown[] = []) => seeded().store.read<Row>('test', sql, params);
  /** Rows that cannot be: none are expected. */
  const expectNone = async (sql: string, params: unknown[] = []) => expect(await rows(`${sql} limit 3`, params)).toEqual([]);

  describe('families', () => {
    const mothers = `(select family_id, born_on as mother_born from person where sex = 'FEMALE' and relation in ('HEAD', 'SPOUSE')) mother`;

    it('have mothers of 19 to 42 when their children are born', async () => {
      await expectNone(
        `select * from person p join ${mothers} using (family_id) where p.relation = 'CHILD' and p.born_on - mother_born not between 19 * 365 and 43 * 365`,
      );
    });

    it('have siblings that are born more than nine months apart', async () => {
      await expectNone(
        `select * from (select family_id, born_on - lag(born_on) over (partition by family_id order by born_on) as apart from person where relation = 'CHILD') s where apart < 290`,
      );
    });

    it('have fathers and grandparents of an age to be that', async () => {
      await expectNone(
        `select * from person p join person h using (family_id) where p.relation = 'CHILD' and h.relation = 'HEAD' and p.born_on - h.born_on < 17 * 365`,
      );
      await expectNone(
        `select * from person p join person h using (family_id) where p.relation in ('HEAD', 'SPOUSE') and h.relation = 'PARENT' and p.born_on - h.born_on < 17 * 365`,
      );
      await expectNone(`select * from person where born_on < $1::date - 100 * 365 or born_on >= $1`, [today]);
    });

    it('have one head each, and children under five under growth monitoring', async () => {
      await expectNone(
        `select f.id from family f left join person p on p.family_id = f.id and p.relation = 'HEAD' group by 1 having count(p.id) <> 1`,
      );
      await expectNone(
        `select * from person p left join child c on c.id = p.id where (p.born_on > $1::date - 1800) <> (c.id is not null) and p.born_on not between $1::date - 1830 and $1::date - 1800`,
        [today],
      );
      const size = await one<{ mean: number }>(
        seeded().store,
        'select avg(n)::float as mean from (select count(*) n from person group by family_id) s',
      );
      expect(size.mean).toBeGreaterThan(3);
      expect(size.mean).toBeLessThan(4.5);
    });

    it('have NIKs that are well-formed and unique and that nobody real can have: 33.26.99 is no district', async () => {
      const people = await rows<{ id: string; sex: string; bornOn: string; sealed: Uint8Array | null; mask: string | null }>(
        'select id, sex, born_on as "bornOn", nik_sealed as sealed, nik_mask as mask from person',
      );
      const niks = people.flatMap(({ id, sex, bornOn, sealed, mask }) =>
        sealed === null ? [] : { nik: seeded().store.niks.open(id, sealed), sex, bornOn, mask },
      );
      for (const { nik, sex, bornOn, mask } of niks) {
        const day = Number(bornOn.slice(8)) + (sex === 'FEMALE' ? 40 : 0);
        expect(nik.slice(0, 12)).toBe(`332699${String(day).padStart(2, '0')}${bornOn.slice(5, 7)}${bornOn.slice(2, 4)}`);
        expect([nikProblem(nik), maskNik(nik)]).toEqual([null, mask]);
      }
      expect(new Set(niks.map(({ nik }) => nik)).size).toBe(niks.length);
      await expectNone(`select code from district where code = '33.26.99'`);
      const known = await one<{ share: number }>(seeded().store, 'select avg((nik_sealed is not null)::int)::float as share from person');
      expect(known.share).toBeGreaterThan(0.85);
      expect(known.share).toBeLessThan(0.95);
    });

    it('live in RT and RW of three digits, in every welfare decile, some of them unknown', async () => {
      await expectNone(`select rt, rw from family where rt !~ '^00[1-9]$' or rw !~ '^00[1-9]$'`);
      const deciles = await rows<{ decile: number | null }>('select welfare_decile as decile from family group by 1 order by 1 nulls last');
      expect(deciles.map(({ decile }) => decile)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null]);
    });
  });

  describe('programs', () => {
    it('are of every kind, and partners of all five helices, each with a lead and supporters', async () => {
      const kinds = await rows<{ kind: string }>('select kind from program order by 1');
      expect(kinds.map(({ kind }) => kind)).toEqual(Object.values(ProgramKind).toSorted());
      const helices = await rows<{ helix: string }>('select distinct helix from partner order by 1');
      expect(helices.map(({ helix }) => helix)).toEqual(Object.values(Helix).toSorted());
      await expectNone(
        `select p.id from program p where not exists (select from program_partner s where s.program_id = p.id) or exists (select from program_partner s where s.program_id = p.id and s.partner_id = p.lead_id)`,
      );
      await expectNone(
        `select helix from partner where not exists (select from program p where p.lead_id = partner.id) and not exists (select from program_partner s where s.partner_id = partner.id)`,
      );
    });

    it('take in families of the villages where they work, while they run, and once', async () => {
      await expectNone(
        `select * from enrolment e left join village_program v using (program_id, village_code) where v.id is null or e.enrolled_on < v.since`,
      );
      await expectNone(
        `select * from enrolment e join program p on p.id = e.program_id where e.enrolled_on < p.starts_on or e.enrolled_on > coalesce(p.ends_on, $1) or (p.ends_on is not null and e.ended_on is distinct from p.ends_on)`,
        [today],
      );
      await expectNone(`select * from enrolment where ended_on < enrolled_on or ended_on > $1 or enrolled_on > $1`, [today]);
      await expectNone(`select program_id from enrolment group by program_id, family_id having count(*) > 1`);
      await expectNone(`select * from enrolment e join family f on f.id = e.family_id where f.village_code <> e.village_code`);
    });

    it('are how some children were helped, in a program of the kind that the family was in that day', async () => {
      const [row] = await rows<{ enrolled: number; served: number }>(
        `select count(enrolment_id)::int as enrolled, count(service)::int as served from intervention`,
      );
      expect(row?.enrolled).toBeGreaterThan(20);
      expect(row?.served).toBeGreaterThan(20);
      await expectNone(
        `select * from intervention i join stunting_case s on s.id = i.case_id join child c on c.id = s.child_id join enrolment e on e.id = i.enrolment_id join program p on p.id = e.program_id
          where e.family_id <> c.family_id or p.kind <> i.kind or i.provided_on not between e.enrolled_on and coalesce(e.ended_on, i.provided_on)`,
      );
    });

    it('reach the families in need with some kind of program in most districts, and with every kind in none', async () => {
      const areas = await rows<{ code: string }>(`select code from district order by code`);
      const counted = await readConvergence(
        seeded().store,
        areas.map(({ code }) => code),
        { viewer: localAdministrator, today, maxWelfareDecile: null },
      );
      const scores = counted.map(scoreOf);
      expect(scores.filter((score) => score !== null && score > 0).length).toBeGreaterThan(14);
      expect(scores.every((score) => score !== null && score < 1)).toBe(true);
    });

    it('are for those they are meant for', async () => {
      const enrolled = `enrolment e join program p on p.id = e.program_id join family f on f.id = e.family_id`;
      await expectNone(`select * from ${enrolled} where p.kind = 'PKH' and coalesce(welfare_decile, 10) > 2`);
      await expectNone(`select * from ${enrolled} where p.kind = 'RTLH' and habitable is distinct from false`);
      await expectNone(`select * from ${enrolled} where p.kind = 'CLEAN_WATER' and safe_drinking_water is distinct from false`);
      const bornBefore = 'exists (select from child c where c.family_id = f.id and c.born_on <= e.enrolled_on)';
      await expectNone(`select * from ${enrolled} where p.kind = 'BINA_KELUARGA_BALITA' and not ${bornBefore}`);
      // Food aid is for poor families who expect a child, too.
      await expectNone(
        `select * from ${enrolled} where p.kind = 'FOOD_AID' and not ${bornBefore} and not exists (select from person x where x.family_id = f.id and x.pregnant_due_on is not null)`,
      );
      const young = (married: string) =>
        `exists (select from person c where c.family_id = f.id and c.born_on between $1::date - 25 * 366 and $1::date - 10 * 365 and ${married})`;
      await expectNone(`select * from ${enrolled} where p.kind = 'BINA_KELUARGA_REMAJA' and not ${young('c.married is not true')}`, [
        today,
      ]);
      await expectNone(
        `select * from ${enrolled} where p.kind = 'CALON_PENGANTIN_MENTORING' and not ${young('c.marriage_planned_on is not null')}`,
        [today],
      );
    });
  });

  describe('alerts', () => {
    it('are open at most once for a child and a kind', async () => {
      await expectNone(`select child_id from alert where status <> 'RESOLVED' group by child_id, kind having count(*) > 1`);
    });

    it('are raised by a measuring of the child that shows what they say', async () => {
      await expectNone(
        `select * from alert a join measurement m on m.id = a.measurement_id where m.child_id <> a.child_id or a.raised_at::date <> m.measured_on or a.since <> m.measured_on
          or not case a.kind when 'NEW_STUNTING' then m.stunted when 'SEVERE_STUNTING' then m.severely_stunted when 'SEVERE_WASTING' then m.severely_wasted
            when 'NOT_GAINING_WEIGHT' then m.weight_trend = 'T' when 'RECOVERED' then not m.stunted when 'IMPLAUSIBLE_MEASUREMENT' then m.implausible_by <> '{}'
            when 'WORSENING' then m.haz <= (a.facts ->> 'earlierHaz')::double precision - 0.495 else false end`,
      );
      await expectNone(
        `select * from alert a join child c on c.id = a.child_id join village v on v.code = c.village_code where a.village_code <> c.village_code or a.facts ->> 'villageName' <> v.name`,
      );
    });

    it('come in the event log in the order in which they were raised', async () => {
      await expectNone(
        `select * from alert a left join alert_event e on e.seq = a.raised_seq where e.type is distinct from 'RAISED' or e.alert_id <> a.id or e.kind <> a.kind or e.village_code <> a.village_code or e.at <> a.raised_at`,
      );
      await expectNone(
        `select * from (select raised_at - lag(raised_at) over (order by raised_seq) as later from alert) s where later < interval '0'`,
      );
      await expectNone(
        `select * from alert where raised_at >= $1 or acknowledged_at < raised_at or (status = 'ACKNOWLEDGED') <> (acknowledged_at is not null)`,
        [today],
      );
      await expectNone(
        `select a.id from alert a where status = 'ACKNOWLEDGED' and not exists (select from alert_event e where e.alert_id = a.id and e.type = 'ACKNOWLEDGED' and e.seq > a.raised_seq and e.at = a.acknowledged_at)`,
      );
    });
  });
}
