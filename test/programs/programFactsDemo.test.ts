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
  Array.from({ length: 1000 }, (_, n) => ({ programId: id, familyId: `${id} ${n}`, villageCode: n % 2 === 0 ? 'DASAR' : 'BERKELANJUTAN', since: '2025-02-01' })),
);
const rows = enrolmentsDemo(eligible, programs, { classes: new Map([['DASAR', 'DASAR'], ['BERKELANJUTAN', 'BERKELANJUTAN']]), firstBorn: new Map() }, today, new Random(1), new DemoIds(new Random(1), 0)) as [string, string, string, string, string, string | null, string | null, string | null, boolean][];
const open = (id: string) => rows.filter(([, programId, , , , endedOn]) => programId === id && endedOn === null);

describe('Demo enrolments', () => {
  it('are of eligible families only, each once in a program, within the time of the program', () => {
    const given = new Set(eligible.map(({ programId, familyId }) => `${programId}/${familyId}`));
    const made = rows.map(([, programId, familyId]) => `${programId}/${familyId}`);
    expect(made.every((pair) => given.has(pair))).toBe(true);
    expect(new Set(made).size).toBe(made.length);
    for (const [, , , , enrolledOn, endedOn] of rows) expect(enrolledOn >= '2025-02-01' && enrolledOn <= (endedOn ?? today)).toBe(true);
  });

  it('never exceed the capacity of a program', () => {
    expect(rows.filter(([, programId]) => programId === 'training')).toHaveLength(programFactsOf('UMKM_TRAINING').capacity ?? 0);
    expect(open('guidance').length).toBeGreaterThan(500);
  });

  it('reach more of the families the higher the class of their village, and end with their program', () => {
    const inClass = (name: string) => open('guidance').filter(([, , , villageCode]) => villageCode === name).length;
    expect(inClass('BERKELANJUTAN')).toBeGreaterThan(inClass('DASAR'));
    expect(open('ended')).toEqual([]);
    expect(new Set(rows.filter(([, programId]) => programId === 'ended').map((row) => row[6]))).toEqual(new Set(['COMPLETED']));
  });

  it('are of programs of every kind whose rules the hub would take', () => {
    for (const kind of Object.values(ProgramKind)) {
      const { eligibility } = programFactsOf(kind);
      if (eligibility !== null) expect(readEligibilityRule(eligibility, [])).toEqual(eligibility);
    }
  });
});
