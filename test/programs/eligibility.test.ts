import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StuntingCause } from '../../src/children/index.ts';
import { Cohort, StuntingRiskReason } from '../../src/families/index.ts';
import {
  HousingNeed,
  isEligible,
  ProgramKind,
  defaultEligibility,
  type EligibilityFacts,
  type EligibilityRule,
} from '../../src/programs/index.ts';
import { readEligibilityRule } from '../../src/programs/eligibilityRule.ts';
import { alternativesOf, eligibilityFacts, meets } from '../../src/programs/eligibilitySql.ts';
import { onEachDatabase, openTestStore, type TestStore } from '../support/databases.ts';
import { openTestHub, today, type TestHub } from '../support/testHub.ts';

const nobody: EligibilityFacts = {
  welfareDecile: null,
  atRisk: false,
  riskReasons: [],
  cohorts: [],
  housing: [],
  openCase: false,
  caseCauses: [],
};

const some = <Value extends string>(values: Record<string, Value>, minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...Object.values(values)), { minLength, maxLength: 3 });
const decile = fc.integer({ min: 1, max: 10 });

const facts: fc.Arbitrary<EligibilityFacts> = fc.record({
  welfareDecile: fc.option(decile),
  atRisk: fc.boolean(),
  riskReasons: some(StuntingRiskReason),
  cohorts: some(Cohort),
  housing: some(HousingNeed),
  openCase: fc.boolean(),
  caseCauses: some(StuntingCause),
});

const conditions = fc
  .record(
    {
      maxWelfareDecile: decile,
      atRisk: fc.constant(true as const),
      riskReasons: some(StuntingRiskReason, 1),
      cohorts: some(Cohort, 1),
      housing: some(HousingNeed, 1),
      openCase: fc.constant(true as const),
      caseCauses: some(StuntingCause, 1),
    },
    { requiredKeys: [] },
  )
  .map((drawn) => (Object.keys(drawn).length === 0 ? { everyFamily: true as const } : drawn));
const rules: fc.Arbitrary<EligibilityRule> = fc.record({ anyOf: fc.array(conditions, { maxLength: 3 }) });

/** A shipped rule as docs/programs.md tells it. */
function inWords({ anyOf }: EligibilityRule): string {
  const alternatives = anyOf.map(({ maxWelfareDecile, atRisk, cohorts, housing, openCase, caseCauses }) =>
    [
      maxWelfareDecile === undefined ? [] : `is up to decile ${maxWelfareDecile}`,
      atRisk === undefined ? [] : 'is at risk of stunting',
      cohorts === undefined ? [] : `has a member of ${orList(cohorts)}`,
      housing === undefined ? [] : `has ${orList(housing)}`,
      openCase === undefined ? [] : 'has an open case',
      caseCauses === undefined ? [] : `has a case of ${orList(caseCauses)}`,
    ]
      .flat()
      .join(' and '),
  );
  return alternatives.length === 0 ? '(no family)' : alternatives.join(', or ');
}

const orList = (values: readonly string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(values).replace(/, or /, ' or ');

describe('A rule', () => {
  const poorWithChild: EligibilityRule = {
    anyOf: [{ maxWelfareDecile: 4, cohorts: [Cohort.BALITA, Cohort.IBU_HAMIL] }, { openCase: true }],
  };

  it('takes in a family that meets all conditions of one alternative, and of a list one value', () => {
    expect(isEligible(poorWithChild, { ...nobody, welfareDecile: 4, cohorts: [Cohort.IBU_HAMIL] })).toBe(true);
    expect(isEligible(poorWithChild, { ...nobody, openCase: true })).toBe(true);
    expect(isEligible(poorWithChild, { ...nobody, welfareDecile: 5, cohorts: [Cohort.BALITA] })).toBe(false);
    expect(isEligible(poorWithChild, { ...nobody, welfareDecile: 1, cohorts: [Cohort.LANSIA] })).toBe(false);
  });

  it('takes an unknown decile for no poverty', () => {
    expect(isEligible({ anyOf: [{ maxWelfareDecile: 10 }] }, nobody)).toBe(false);
  });

  it('takes in nobody without an alternative, and everybody only when it says so', () => {
    expect(isEligible({ anyOf: [] }, { ...nobody, welfareDecile: 1 })).toBe(false);
    expect(isEligible({ anyOf: [{ everyFamily: true }] }, nobody)).toBe(true);
  });

  it.each([
    ['an alternative without a condition', [{}], ['eligibility', 'anyOf', 0]],
    ['flags that are false or null only', [{ atRisk: false, openCase: null }], ['eligibility', 'anyOf', 0]],
    ['a decile of 11', [{ openCase: true }, { maxWelfareDecile: 11 }], ['eligibility', 'anyOf', 1, 'maxWelfareDecile']],
    ['an empty list', [{ cohorts: [] }], ['eligibility', 'anyOf', 0, 'cohorts']],
    ['an unknown cohort', [{ cohorts: ['KUCING'] }], ['eligibility', 'anyOf', 0, 'cohorts', 0]],
    ['every family and a condition', [{ everyFamily: true, atRisk: true }], ['eligibility', 'anyOf', 0]],
    ['more than 20 alternatives', Array.from({ length: 21 }, () => ({ atRisk: true })), ['eligibility', 'anyOf']],
  ])('is refused with %s, by its path', (_what, anyOf, inputPath) => {
    expect(() => readEligibilityRule({ anyOf }, ['eligibility'])).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', inputPath }) as Error,
    );
  });

  it('is shipped for every kind, fit to be given as an own rule, with its source', () => {
    expect(Object.keys(defaultEligibility)).toEqual(Object.values(ProgramKind));
    for (const { rule, source } of Object.values(defaultEligibility)) {
      expect(readEligibilityRule(rule, [])).toEqual(rule);
      expect(source).toMatch(/Practice|practice|Article|Permensos/);
    }
  });

  it('of each kind stands in the documentation as it is shipped', async () => {
    const documented = await readFile(new URL('../../docs/programs.md', import.meta.url), 'utf8');
    const rows = Object.entries(defaultEligibility).map(([kind, { rule, source }]) => `| \`${kind}\` | ${inWords(rule)} | ${source} |`);
    expect(documented.split('\n').filter((line) => rows.includes(line))).toHaveLength(Object.values(ProgramKind).length);
  });
});

onEachDatabase((kind) => {
  let database: TestStore;

  beforeAll(async () => {
    database = await openTestStore(kind);
  });

  afterAll(() => database.drop());

  it('SQL and the pure rule take in the same families', async () => {
    await fc.assert(
      fc.asyncProperty(rules, fc.array(fc.tuple(facts, fc.boolean()), { minLength: 1, maxLength: 20 }), async (rule, families) => {
        const rows = await database.store.read<{ eligible: boolean }>(
          'eligibility',
          `select exists (select from ${alternativesOf('$1::jsonb')} where ${meets('alternative', 'f')}) as eligible
            from rows from (jsonb_to_recordset($2::jsonb) as (welfare_decile smallint, at_risk boolean, risk_reasons text[], cohorts text[], housing text[], open_case boolean, case_causes text[], gone boolean))
              with ordinality as f (welfare_decile, at_risk, risk_reasons, cohorts, housing, open_case, case_causes, gone, nth) order by nth`,
          [
            JSON.stringify(rule),
            JSON.stringify(
              families.map(([family, gone]) => ({
                welfare_decile: family.welfareDecile,
                at_risk: family.atRisk,
                risk_reasons: family.riskReasons,
                cohorts: family.cohorts,
                housing: family.housing,
                open_case: family.openCase,
                case_causes: family.caseCauses,
                gone,
              })),
            ),
          ],
        );
        // A family that is gone is in need of nothing.
        expect(rows.map(({ eligible }) => eligible)).toEqual(families.map(([family, gone]) => !gone && isEligible(rule, family)));
      }),
      { numRuns: 200 },
    );
  });
});

onEachDatabase((kind) => {
  let test: TestHub;

  beforeAll(async () => {
    test = await openTestHub(kind);
  });

  afterAll(() => test.close());

  it('a rule judges families by what is recorded of their house, their decile and their open cases', async () => {
    const { store } = test.hub;
    const families = await store.read<{ id: string; hasCase: boolean }>(
      'families',
      'select f.id, exists (select from child c join stunting_case s on s.child_id = c.id where c.family_id = f.id) as "hasCase" from family f order by f.id',
    );
    const known = fc.option(fc.boolean());
    const recorded = fc.record({
      decile: fc.option(decile),
      habitable: known,
      water: known,
      latrine: known,
      surroundings: known,
      open: fc.boolean(),
      causes: some(StuntingCause),
    });
    await fc.assert(
      fc.asyncProperty(rules, fc.array(recorded, { minLength: families.length, maxLength: families.length }), async (rule, drawn) => {
        const rows = JSON.stringify(families.map(({ id }, index) => ({ id, ...drawn[index] })));
        const asRows =
          'jsonb_to_recordset($1::jsonb) as r (id uuid, decile smallint, habitable boolean, water boolean, latrine boolean, surroundings boolean, open boolean, causes text[])';
        await store.read(
          'record',
          `update family f set welfare_decile = r.decile, habitable = r.habitable, safe_drinking_water = r.water, healthy_latrine = r.latrine, clean_surroundings = r.surroundings from ${asRows} where f.id = r.id`,
          [rows],
        );
        await store.read(
          'record',
          `update stunting_case s set causes = r.causes, status = case when r.open then 'TRIAGED' else 'CLOSED_MOVED' end, closed_on = case when not r.open then '2026-06-01'::date end
            from child c, ${asRows} where c.id = s.child_id and c.family_id = r.id`,
          [rows],
        );
        const judged = await store.read<Pick<EligibilityFacts, 'atRisk' | 'riskReasons' | 'cohorts'> & { eligible: boolean }>(
          'judge',
          `select fa.at_risk as "atRisk", fa.risk_reasons as "riskReasons", fa.cohorts, exists (select from ${alternativesOf('$1::jsonb')} where ${meets('alternative', 'fa')}) as eligible
            from ${eligibilityFacts('$2::date')} fa order by fa.family_id`,
          [JSON.stringify(rule), today],
        );
        for (const [index, { eligible, ...derived }] of judged.entries()) {
          const { decile: welfareDecile = null, habitable, water, latrine, surroundings, open, causes } = drawn[index] ?? {};
          const openCase = families[index]?.hasCase === true && open === true;
          const needs = { UNFIT_HOUSE: habitable, UNSAFE_WATER: water, UNHEALTHY_LATRINE: latrine, UNCLEAN_SURROUNDINGS: surroundings };
          const housing = Object.values(HousingNeed).filter((need) => needs[need] === false);
          expect(eligible).toBe(
            isEligible(rule, { ...derived, welfareDecile, housing, openCase, caseCauses: openCase ? (causes ?? []) : [] }),
          );
        }
        expect(judged).toHaveLength(families.length);
      }),
      { numRuns: 60 },
    );
  });
});
