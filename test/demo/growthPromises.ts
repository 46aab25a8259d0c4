import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { assessGrowth, referenceVersion, type GrowthSex, type MeasuringPosition } from '../../src/growth/index.ts';
import { one, today, type Seeded } from './seededHub.ts';

/** The demo data as a nutritionist looks at it. */
export function growthPromises(seeded: () => Seeded): void {
  const rows = <Row>(sql: string, params: unknown[] = []) => seeded().store.read<Row>('test', sql, params);
  /** Rows that cannot be: none are expected. */
  const expectNone = async (sql: string, params: unknown[] = []) => expect(await rows(`${sql} limit 3`, params)).toEqual([]);

  describe('growth', () => {
    it('has about 20% stunted, with wasting and underweight as they go with it', async () => {
      const shares = await one<{ stunted: number; severely: number; wasted: number; underweight: number }>(
        seeded().store,
        `select avg(m.stunted::int)::float as stunted, avg(m.severely_stunted::int)::float as severely, avg(m.wasted::int)::float as wasted, avg(m.underweight::int)::float as underweight
          from child c join measurement m on m.id = c.latest_measurement_id`,
      );
      expect(shares.stunted).toBeGreaterThan(0.18);
      expect(shares.stunted).toBeLessThan(0.22);
      expect(shares.severely).toBeLessThan(0.06);
      expect(shares.wasted).toBeGreaterThan(0.04);
      expect(shares.wasted).toBeLessThan(0.1);
      expect(shares.underweight).toBeGreaterThan(0.08);
      expect(shares.underweight).toBeLessThan(0.2);
    });

    it('spreads the scores as good surveys do, and nearly none is implausible', async () => {
      const spread = await one<{ haz: number; whz: number; implausible: number }>(
        seeded().store,
        `select stddev(haz)::float as haz, stddev(whz)::float as whz, avg((haz_implausible or coalesce(whz_implausible or waz_implausible, false))::int)::float as implausible from measurement`,
      );
      for (const deviation of [spread.haz, spread.whz]) {
        expect(deviation).toBeGreaterThan(0.85);
        expect(deviation).toBeLessThan(1.2);
      }
      expect(spread.implausible).toBeLessThan(0.005);
    });

    it('falters in the first two years: few are stunted at birth, most after the first birthday', async () => {
      const [newborn, older] = await rows<{ stunted: number }>(
        `select avg(stunted::int)::float as stunted from measurement where age_in_days < 60 or age_in_days between 550 and 1000 group by age_in_days > 60 order by age_in_days > 60`,
      );
      expect(newborn?.stunted).toBeLessThan(0.12);
      expect(older?.stunted).toBeGreaterThan(1.7 * (newborn?.stunted ?? 1));
    });

    it('is more often short where the family is poor and the mother short', async () => {
      const short = await one<{ poor: number; notPoor: number; shortMother: number; tallMother: number }>(
        seeded().store,
        `select avg(c.stunted::int) filter (where welfare_decile <= 4)::float as poor, avg(c.stunted::int) filter (where welfare_decile > 4)::float as "notPoor",
          avg(c.stunted::int) filter (where mother_height_cm < 150)::float as "shortMother", avg(c.stunted::int) filter (where mother_height_cm >= 150)::float as "tallMother"
          from child c join family f on f.id = c.family_id`,
      );
      expect(short.poor).toBeGreaterThan(short.notPoor * 1.1);
      expect(short.shortMother).toBeGreaterThan(short.tallMother * 1.1);
    });

    it('never makes a child shorter, at birth or between two measurings', async () => {
      await expectNone(
        `select * from (select child_id, height_cm - lag(height_cm) over (partition by child_id order by measured_on) as grown from measurement where implausible_by = '{}') s where grown < 0`,
      );
      await expectNone(`select c.id from child c join measurement m on m.child_id = c.id where m.height_cm < c.birth_length_cm`);
    });

    it('is born with a likely size, low below 2.5 kg for fewer than one in ten', async () => {
      await expectNone(`select * from child where birth_weight_kg not between 1.5 and 5.6 or birth_length_cm not between 42 and 57`);
      const birth = await one<{ weight: number; low: number }>(
        seeded().store,
        `select avg(birth_weight_kg)::float as weight, avg((birth_weight_kg < 2.5)::int)::float as low from child`,
      );
      expect(birth.weight).toBeGreaterThan(2.9);
      expect(birth.weight).toBeLessThan(3.3);
      expect(birth.low).toBeGreaterThan(0.04);
      expect(birth.low).toBeLessThan(0.1);
      await expectNone(
        `select c.id from child c join measurement m on m.child_id = c.id where m.age_in_days >= 60 and m.weight_kg < c.birth_weight_kg`,
      );
    });

    it('loses at most a tenth of its weight in a month, and gains what children gain', async () => {
      await expectNone(
        `select * from (select weight_kg, lag(weight_kg) over (partition by child_id order by measured_on) as before from measurement where implausible_by = '{}') s where weight_kg < before * 0.9`,
      );
      const trend = await one<{ gained: number }>(
        seeded().store,
        `select (count(*) filter (where weight_trend = 'N'))::float / count(*) as gained from measurement where weight_trend in ('N', 'T')`,
      );
      expect(trend.gained).toBeGreaterThan(0.45);
      expect(trend.gained).toBeLessThan(0.8);
    });

    it('is stored with the scores that a fresh assessment gives', async () => {
      const measurements = await rows<{
        sex: GrowthSex;
        ageInDays: number;
        weightKg: number;
        heightCm: number;
        position: MeasuringPosition;
        oedema: boolean;
        scores: unknown[];
        flags: boolean[];
        version: string;
      }>(
        `select c.sex, m.measured_on - c.born_on as "ageInDays", weight_kg as "weightKg", height_cm as "heightCm", position, oedema, reference_version as version,
          json_build_array(haz, waz, whz, baz, haz_implausible, waz_implausible, whz_implausible, baz_implausible) as scores,
          json_build_array(m.stunted, m.severely_stunted, m.wasted, m.severely_wasted, m.underweight) as flags
          from measurement m join child c on c.id = m.child_id`,
      );
      const freshly = ({ sex, ageInDays, weightKg, heightCm, position, oedema }: (typeof measurements)[number]) => {
        const measured = { sex, ageInDays, weightKg, heightCm, position, oedema };
        const fresh = assessGrowth({ ...measured, headCircumferenceCm: null, upperArmCircumferenceCm: null });
        const four = [fresh.heightForAge, fresh.weightForAge, fresh.weightForHeight, fresh.bmiForAge];
        return {
          ...measured,
          scores: [...four.map((score) => score?.value ?? null), ...four.map((score) => score?.implausible ?? null)],
          flags: [fresh.stunted, fresh.severelyStunted, fresh.wasted, fresh.severelyWasted, fresh.underweight],
          version: referenceVersion,
        };
      };
      expect(measurements).toHaveLength(seeded().counts.measurements);
      const others = measurements.filter((measurement) => !isDeepStrictEqual({ ...measurement }, freshly(measurement)));
      expect(others.slice(0, 3)).toEqual(others.slice(0, 3).map(freshly));
    });

    it('repeats on each child what its newest measuring says', async () => {
      await expectNone(
        `select c.id from child c left join lateral (select * from measurement where child_id = c.id order by measured_on desc limit 1) m on true
          where c.latest_measurement_id is distinct from m.id or c.last_measured_on is distinct from m.measured_on or c.latest_haz is distinct from m.haz or c.stunted is distinct from coalesce(m.stunted, false)`,
      );
    });
  });

  describe('dates', () => {
    it('have no measuring before birth, today or later, and at most one a month', async () => {
      await expectNone(
        `select * from measurement m join child c on c.id = m.child_id where measured_on < born_on or measured_on >= $1 or age_in_days <> measured_on - born_on or age_in_days > 1826`,
        [today],
      );
      await expectNone(`select child_id from measurement group by child_id, date_trunc('month', measured_on) having count(*) > 1`);
      await expectNone(
        `select village_code from measurement m join child c on c.id = m.child_id group by 1 having count(distinct extract(day from measured_on)) > 1`,
      );
    });

    it('record nothing before it was, or later than today', async () => {
      await expectNone(
        `select * from child c join family f on f.id = c.family_id where c.recorded_at::date < c.born_on or c.recorded_at < f.recorded_at or c.recorded_at >= $1`,
        [today],
      );
      await expectNone(
        `select * from measurement m join child c on c.id = m.child_id where m.recorded_at::date <> m.measured_on or m.recorded_at < c.recorded_at`,
      );
    });
  });
}
