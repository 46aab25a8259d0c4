import { describe, expect, it } from 'vitest';
import { DemoIds } from '../../src/demo/DemoIds.ts';
import { enrolmentsDemo, programFactsOf, type EnrollingProgram } from '../../src/demo/programFactsDemo.ts';
import { Random } from '../../src/demo/Random.ts';
import { ProgramKind, type EligibleFamily } from '../../src/programs/index.ts';
import { readEligibilityRule } from '../../src/programs/eligibilityRule.ts';

const today = '2026-06-15';
const programs: EnrollingProgram[] = [
  { id: 'training', kind: 'UMKM_TRAINING', endsOn: null },
  { id: 'guidance', kind: 'BINA_KELUARGA_BALITA', endsOn: null },
  { id: 'ended', kind: 'BANSOS', endsOn: '2026-01-31' },
];
const eligible: EligibleFamily[] = programs.flatMap(({ id }) =>
  Array.from({ length: 1000 }, (_, n) => ({
    programId: id,
    familyId: `${id} ${n}`,
    villageCode: n % 2 === 0 ? 'DASAR' : 'BERKELANJUTAN',
    since: '2025-02-01',
  })),
);
const rows = enrolmentsDemo(
  eligible,
  programs,
  {
    classes: new Map([
      ['DASAR', 'DASAR'],
      ['BERKELANJUTAN', 'BERKELANJUTAN'],
    ]),
    firstBorn: new Map(),
  },
  today,
  new Random(1),
  new DemoIds(new Random(1), 0),
) as (Record<'program_id' | 'family_id' | 'village_code' | 'enrolled_on', string> & Record<'ended_on' | 'outcome', string | null>)[];
const open = (id: string) => rows.filter((row) => row.program_id === id && row.ended_on === null);

describe('Demo enrolments', () => {
  it('are of eligible families only, each once in a program, within the time of the program', () => {
    const given = new Set(eligible.map(({ programId, familyId }) => `${programId}/${familyId}`));
    const made = rows.map((row) => `${row.program_id}/${row.family_id}`);
    expect(made.every((pair) => given.has(pair))).toBe(true);
    expect(new Set(made).size).toBe(made.length);
    for (const row of rows) expect(row.enrolled_on >= '2025-02-01' && row.enrolled_on <= (row.ended_on ?? today)).toBe(true);
  });

  it('never exceed the capacity of a program', () => {
    expect(rows.filter((row) => row.program_id === 'training')).toHaveLength(programFactsOf('UMKM_TRAINING').capacity ?? 0);
    expect(open('guidance').length).toBeGreaterThan(500);
  });

  it('reach more of the families the higher the class of their village, and end with their program', () => {
    const inClass = (name: string) => open('guidance').filter((row) => row.village_code === name).length;
    expect(inClass('BERKELANJUTAN')).toBeGreaterThan(inClass('DASAR'));
    expect(open('ended')).toEqual([]);
    expect(new Set(rows.filter((row) => row.program_id === 'ended').map(({ outcome }) => outcome))).toEqual(new Set(['COMPLETED']));
  });

  it('are of programs of every kind whose rules the hub would take', () => {
    const rules = Object.values(ProgramKind).flatMap((kind) => programFactsOf(kind).eligibility ?? []);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.map((rule) => readEligibilityRule(rule, []))).toEqual(rules);
  });
});
