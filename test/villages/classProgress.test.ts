import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classScheme, factNames, type Criterion, type FactName } from '../../src/villages/classCriteria.ts';
import {
  classNames,
  classOf,
  classProgress,
  scoreOf,
  valueInWords,
  whatMeets,
  whatRaises,
  type ClassFacts,
  type ClassName,
} from '../../src/villages/classProgress.ts';

/** Facts of a village, unknown unless given. */
function facts(known: Partial<Record<FactName, number>> = {}): ClassFacts {
  return Object.fromEntries(
    factNames.map((name) => [
      name,
      { value: known[name] ?? null, source: known[name] === undefined ? 'UNKNOWN' : 'COMPUTED', demo: false },
    ]),
  ) as unknown as ClassFacts;
}

function criterionOf(fact: FactName): Criterion {
  const found = classScheme.criteria.find((criterion) => criterion.fact === fact);
  if (found === undefined) throw new Error(`no criterion looks at ${fact}`);
  return found;
}

const progressOf = (known: Partial<Record<FactName, number>>, current: ClassName = 'DASAR') =>
  classProgress(current, facts(known), classScheme);

const input = { workingGroup: 3, fundingSources: 5, activityGroups: 5, facilities: 2, officerAndRegulation: 2 };
const process = { planningData: 4, mechanisms: 5, agencies: 7 };
const output = { participation: 31, contraceptivePrevalence: 51, longActingShare: 25, unmetNeed: 6 };

describe('a criterion', () => {
  it.each<[FactName, [number, number][]]>([
    [
      'workingGroup',
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    ],
    [
      'fundingSources',
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [4, 3],
        [5, 4],
      ],
    ],
    [
      'activityGroups',
      [
        [0, 1],
        [1, 2],
        [2, 2],
        [3, 3],
        [4, 3],
        [5, 4],
      ],
    ],
    [
      'facilities',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'officerAndRegulation',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'planningData',
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 3],
        [4, 4],
      ],
    ],
    [
      'mechanisms',
      [
        [0, 1],
        [1, 2],
        [2, 2],
        [3, 3],
        [4, 3],
        [5, 4],
      ],
    ],
    [
      'agencies',
      [
        [0, 1],
        [1, 2],
        [3, 2],
        [4, 3],
        [6, 3],
        [7, 4],
      ],
    ],
    [
      'participation',
      [
        [0, 1],
        [9, 1],
        [10, 2],
        [20, 2],
        [21, 3],
        [30, 3],
        [31, 4],
      ],
    ],
    [
      'contraceptivePrevalence',
      [
        [29, 1],
        [30, 2],
        [40, 2],
        [41, 3],
        [50, 3],
        [51, 4],
      ],
    ],
    [
      'longActingShare',
      [
        [19, 1],
        [20, 2],
        [22, 2],
        [23, 3],
        [24, 3],
        [25, 4],
      ],
    ],
    [
      'unmetNeed',
      [
        [12.2, 1],
        [12, 2],
        [9.1, 2],
        [9, 3],
        [6.1, 3],
        [6, 4],
      ],
    ],
  ])('%s scores as published', (fact, expected) => {
    expect(expected.map(([value]) => [value, scoreOf(criterionOf(fact), value)])).toEqual(expected);
  });

  it('is compared after rounding, so that no value falls between two published ranges', () => {
    expect([20.4, 20.5].map((value) => scoreOf(criterionOf('participation'), value))).toEqual([2, 3]);
    expect([9.04, 9.05].map((value) => scoreOf(criterionOf('unmetNeed'), value))).toEqual([3, 2]);
  });

  it('says in both languages what it found, what raises it and what meets it', () => {
    const { criteria } = progressOf({ workingGroup: 1, agencies: 2, unmetNeed: 12.5 });
    const [group, agencies, unmet, facilities] = (['workingGroup', 'agencies', 'unmetNeed', 'facilities'] as const).map((name) =>
      criteria.find(({ criterion }) => criterion.fact === name),
    );
    if (!group || !agencies || !unmet || !facilities) throw new Error('a criterion is missing');
    expect([valueInWords(group, 'id'), valueInWords(group, 'en')]).toEqual(['ada', 'exists']);
    expect(whatRaises(group, 'en')).toContain('(exists, with members or training)');
    expect([valueInWords(agencies, 'id'), whatRaises(agencies, 'id')]).toEqual([
      '2 instansi',
      'Ajak instansi lain membawa program ke desa (minimal 4 instansi)',
    ]);
    expect([valueInWords(unmet, 'id'), valueInWords(unmet, 'en')]).toEqual(['12,5%', '12.5%']);
    expect(whatMeets(unmet, classScheme, 'en')).toContain('(at most 9%)');
    expect([valueInWords(facilities, 'en'), facilities.score, facilities.met]).toEqual([null, null, false]);
    const best = progressOf(input).criteria.find(({ criterion }) => criterion.fact === 'facilities');
    expect(best && whatRaises(best, 'en')).toBeNull();
  });
});

describe('the class by the scoring', () => {
  it.each<[boolean, boolean, boolean, ClassName]>([
    [true, true, true, 'BERKELANJUTAN'],
    [true, false, true, 'MANDIRI'],
    [false, true, true, 'MANDIRI'],
    [true, true, false, 'BERKEMBANG'],
    [true, false, false, 'DASAR'],
    [false, true, false, 'DASAR'],
    [false, false, true, 'DASAR'],
    [false, false, false, 'DASAR'],
  ])('with input %s, process %s and output %s is %s', (inputPasses, processPasses, outputPasses, expected) => {
    expect(classOf({ input: inputPasses, process: processPasses, output: outputPasses })).toBe(expected);
    expect(progressOf({ ...(inputPasses && input), ...(processPasses && process), ...(outputPasses && output) }).classByScoring).toBe(
      expected,
    );
  });

  it('counts what is unknown as the lowest score', () => {
    const [inputIndex] = progressOf({ workingGroup: 3, fundingSources: 5 }).indices;
    expect(inputIndex).toEqual({ index: 'INPUT', value: (4 + 4 + 1 + 1 + 1) / 5, passes: false, known: 2, of: 5 });
  });
});

describe('what to do next', () => {
  const missing = (known: Partial<Record<FactName, number>>, current: ClassName) =>
    progressOf(known, current).missing.map(({ criterion }) => criterion.fact);

  it('is what input and process lack, for a DASAR village; unknown first, then what is nearest', () => {
    expect(missing({ workingGroup: 1, fundingSources: 0, activityGroups: 3, ...process, agencies: 0 }, 'DASAR')).toEqual([
      'facilities',
      'officerAndRegulation',
      'workingGroup',
      'fundingSources',
    ]);
  });

  it('is output and the nearer of input and process, for a BERKEMBANG one', () => {
    expect(
      missing(
        { ...process, planningData: 0, mechanisms: 3, agencies: 0, ...output, unmetNeed: 10, longActingShare: 20, participation: 20 },
        'BERKEMBANG',
      ),
    ).toEqual(['planningData', 'agencies', 'participation', 'longActingShare', 'unmetNeed']);
  });

  it('is nothing once the scoring gives the class', () => {
    expect(missing({ ...input, ...process }, 'DASAR')).toEqual([]);
    expect(progressOf({ ...input, ...process, ...output }, 'BERKELANJUTAN')).toMatchObject({ nextClass: null, missing: [] });
  });
});

describe('whatever the facts', () => {
  const anyValue: Record<FactName, fc.Arbitrary<number>> = {
    workingGroup: fc.integer({ min: 0, max: 3 }),
    fundingSources: fc.integer({ min: 0, max: 6 }),
    activityGroups: fc.integer({ min: 0, max: 5 }),
    facilities: fc.integer({ min: 0, max: 2 }),
    officerAndRegulation: fc.integer({ min: 0, max: 2 }),
    planningData: fc.integer({ min: 0, max: 5 }),
    mechanisms: fc.integer({ min: 0, max: 5 }),
    agencies: fc.integer({ min: 0, max: 12 }),
    participation: fc.double({ min: 0, max: 100, noNaN: true }),
    contraceptivePrevalence: fc.double({ min: 0, max: 100, noNaN: true }),
    longActingShare: fc.double({ min: 0, max: 100, noNaN: true }),
    unmetNeed: fc.double({ min: 0, max: 100, noNaN: true }),
  };
  const anyFacts = fc.record(anyValue, { requiredKeys: [] });
  const anyClass = fc.constantFrom(...classNames);

  it('a better fact, or one that becomes known, never lowers an index or the class', () => {
    const change = fc.constantFrom(...factNames).chain((name) => fc.tuple(fc.constant(name), anyValue[name]));
    fc.assert(
      fc.property(anyFacts, change, (known, [name, value]) => {
        const old = known[name];
        const better = old === undefined || (criterionOf(name).better === 'HIGHER' ? value >= old : value <= old);
        fc.pre(better);
        const [before, after] = [progressOf(known), progressOf({ ...known, [name]: value })];
        for (const [nth, index] of before.indices.entries()) expect(after.indices[nth]?.value).toBeGreaterThanOrEqual(index.value);
        expect(classNames.indexOf(after.classByScoring)).toBeGreaterThanOrEqual(classNames.indexOf(before.classByScoring));
      }),
      { numRuns: 500 },
    );
  });

  it('doing everything that is missing reaches the next class', () => {
    fc.assert(
      fc.property(anyFacts, anyClass, (known, current) => {
        const { nextClass, missing } = progressOf(known, current);
        const done = Object.fromEntries(missing.map(({ criterion }) => [criterion.fact, criterion.limits[1] ?? 0]));
        const after = progressOf({ ...known, ...done }, current);
        expect(after.missing).toEqual([]);
        expect(classNames.indexOf(after.classByScoring)).toBeGreaterThanOrEqual(nextClass === null ? 0 : classNames.indexOf(nextClass));
      }),
      { numRuns: 500 },
    );
  });

  it('an index lies from 1 to 4 and passes exactly from 3 on', () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        const { indices } = progressOf(known);
        expect(indices.length).toBeGreaterThan(0);
        for (const { value, passes } of indices) {
          expect(value).toBeGreaterThanOrEqual(1);
          expect(value).toBeLessThanOrEqual(4);
          expect(passes).toBe(value >= 3);
        }
      }),
    );
  });
});
