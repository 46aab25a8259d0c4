import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cohortsOf } from '../../src/families/cohorts.ts';
import { familyFacts } from '../../src/families/index.ts';
import { isRiskKnown, stuntingRiskOf } from '../../src/families/stuntingRisk.ts';
import { onEachDatabase, openTestStore, type TestStore } from '../support/databases.ts';
import { family, type RandomFamily } from './arbitraries.ts';

/** Days on which months and years are hard to count. */
const days = ['2024-02-29', '2025-02-28', '2026-03-31', '2026-06-15', '2026-12-31'];
const cohortOrder = ['BALITA', 'REMAJA', 'CALON_PENGANTIN', 'IBU_HAMIL', 'PASANGAN_USIA_SUBUR', 'LANSIA'];

onEachDatabase((kind) => {
  let database: TestStore;

  beforeAll(async () => {
    database = await openTestStore(kind);
    await run(`insert into regency values ('33.26', 'Pekalongan')`);
    await run(`insert into district values ('33.26.01', '33.26', 'Kandangserang')`);
    await run(`insert into village values ('33.26.01.2001', '33.26.01', 'Desa 1', 'DESA')`);
  });

  afterAll(() => database.drop());

  it('The SQL and the rules say the same of any family on any day', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...days).chain((on) => fc.tuple(fc.constant(on), fc.array(family(on), { minLength: 20, maxLength: 40 }))),
        async ([on, families]) => {
          await store(families);
          const rows = await run<{
            village_code: string;
            welfare_decile: number | null;
            at_risk: boolean;
            risk_known: boolean;
            risk_reasons: string[];
            cohorts: string[];
          }>(
            `select ff.village_code, ff.welfare_decile, ff.at_risk, ff.risk_known, ff.risk_reasons, ff.cohorts from ${familyFacts('$1::date')} ff join family f on f.id = ff.family_id order by f.rt`,
            [on],
          );
          expect(rows).toEqual(
            families.map(({ household, members }) => {
              const { atRisk, reasons } = stuntingRiskOf(household, members, on);
              const cohorts = new Set<string>(cohortsOf(members, on).flat());
              return {
                village_code: '33.26.01.2001',
                welfare_decile: household.welfareDecile,
                at_risk: atRisk,
                risk_known: isRiskKnown(household, members, on),
                risk_reasons: reasons,
                cohorts: cohortOrder.filter((cohort) => cohorts.has(cohort)),
              };
            }),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  function run<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return database.store.read<Row>('test', sql, params);
  }

  async function store(families: readonly RandomFamily[]): Promise<void> {
    const numbered = families.map(({ household, members }, n) => ({ ...household, rt: String(n).padStart(3, '0'), members }));
    await run('delete from person');
    await run('delete from family');
    await run(
      `insert into family (id, village_code, rt, welfare_decile, habitable, safe_drinking_water, healthy_latrine, modern_contraception, recorded_by, recorded_at)
        select gen_random_uuid(), '33.26.01.2001', rt, "welfareDecile", habitable, "safeDrinkingWater", "healthyLatrine", "modernContraception", 'test', now()
        from json_to_recordset($1::json) as r (rt text, "welfareDecile" smallint, habitable boolean, "safeDrinkingWater" boolean, "healthyLatrine" boolean, "modernContraception" boolean)`,
      [JSON.stringify(numbered)],
    );
    await run(
      `insert into person (id, family_id, name, sex, born_on, relation, married, marriage_planned_on, pregnant_due_on, gone_on)
        select gen_random_uuid(), f.id, 'Orang Contoh', sex, "bornOn", relation, married, "marriagePlannedOn", "pregnantDueOn", "goneOn"
        from json_to_recordset($1::json) as r (rt text, sex text, "bornOn" date, relation text, married boolean, "marriagePlannedOn" date, "pregnantDueOn" date, "goneOn" date) join family f on f.rt = r.rt`,
      [JSON.stringify(numbered.flatMap(({ rt, members }) => members.map((each) => ({ ...each, rt }))))],
    );
  }
});
