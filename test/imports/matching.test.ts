import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sex } from '../../src/families/index.ts';
import { type ComparedRow, compareRow, decide, decideByNik } from '../../src/imports/match/compareRow.ts';
import type { KnownChild } from '../../src/imports/match/KnownChild.ts';
import { PlannedChildren } from '../../src/imports/match/PlannedChildren.ts';
import { thresholds } from '../../src/imports/match/thresholds.ts';
import { dirt } from '../matching/madeRegister.ts';
import { madeRows, rates } from './madeRows.ts';

const villageCode = '33.26.16.2001';
const known = (facts: Partial<KnownChild> = {}): KnownChild => ({
  id: 'known',
  familyId: 'family',
  name: 'Nabila Rahma',
  sex: Sex.FEMALE,
  bornOn: '2024-03-05',
  villageCode,
  posyandu: 'mawar',
  nik: null,
  parents: [{ name: 'Siti Rohmah', sex: Sex.FEMALE }],
  isChild: true,
  birthWeightKg: null,
  birthLengthCm: null,
  lastMeasuredOn: null,
  monitoringEnd: null,
  monitoringEndedOn: null,
  ...facts,
});
const row = (child: Partial<ComparedRow['child']> = {}, facts: Partial<ComparedRow> = {}): ComparedRow => ({
  child: { name: 'Nabila Rahma', sex: Sex.FEMALE, bornOn: '2024-03-05', ...child },
  parents: [{ name: 'Siti Rohmah', role: 'UNKNOWN', nik: null }],
  place: { villageCode },
  posyandu: 'mawar',
  nikHashes: [],
  ...facts,
});
function decision(one: ComparedRow, ...children: KnownChild[]) {
  const index = new PlannedChildren();
  for (const child of children) index.add(child);
  const beside = index.beside({ bornOn: one.child.bornOn ?? '', villageCode: one.place?.villageCode ?? null });
  return decide(beside.map((child) => compareRow(one, child))).is;
}

describe('A row without a NIK', () => {
  it.each<[string, ComparedRow]>([
    ['as it stands', row()],
    ['of another spelling', row({ name: 'NABILLA RACHMA' }, { parents: [{ name: 'St. Rohmah', role: 'MOTHER', nik: null }] })],
    ['with day and month swapped', row({ bornOn: '2024-05-03' })],
    ['with a word of the name left out', row({ name: 'An. Nabila' })],
  ])('is taken to be of a known child: %s', (_, one) => expect(decision(one, known())).toBe('KNOWN'));

  it.each<[string, ComparedRow, KnownChild[]]>([
    ['name and birth date alone', row({}, { parents: [], posyandu: null, place: { villageCode: '33.26.01.2001' } }), [known()]],
    ['a twin whose name is alike', row({ name: 'Nabila Rahmi' }), [known()]],
    ['a twin, or a child of two names', row({ name: 'Husna Fitri' }), [known()]],
    ['a baby without a name', row({ name: 'By. Ny. Siti Rohmah' }), [known()]],
    ['two children who are as likely', row({ name: 'Nabila' }), [known(), known({ id: 'other', name: 'Nabila Putri' })]],
  ])('is for somebody to decide: %s', (_, one, children) => expect(decision(one, ...children)).toBe('UNCLEAR'));

  it.each<[string, ComparedRow]>([
    ['one name, another birth date', row({ bornOn: '2022-09-20' })],
    ['SITI AISYAH beside SITI AMINAH', row({ name: 'SITI AISYAH' }, { parents: [] })],
  ])('is of nobody known: %s', (_, one) =>
    expect(decision(one, known(one.child.name === 'SITI AISYAH' ? { name: 'SITI AMINAH', parents: [] } : {}))).toBe('NEW'),
  );

  it('is never taken by its name alone', () => {
    const day = fc
      .date({ min: new Date('2021-07-01'), max: new Date('2026-06-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, other) => {
        fc.pre(Math.abs(Date.parse(one) - Date.parse(other)) > 400 * 86_400_000);
        expect(decision(row({ bornOn: one }, { parents: [], posyandu: null, place: null }), known({ bornOn: other }))).toBe('NEW');
      }),
    );
  });
});

describe('A row with a NIK that a child has', () => {
  const byNik = (one: ComparedRow) => decideByNik({ ...one, nikHashes: ['hash'] }, known({ nik: 'hash' })).is;

  it.each<[string, ComparedRow]>([
    ['a name that is written otherwise', row({ name: 'Nabila R.' })],
    ['another birth date', row({ bornOn: '2023-01-30' })],
    ['no birth date', row({ bornOn: null })],
  ])('is of this child with %s', (_, one) => expect(byNik(one)).toBe('KNOWN'));

  it.each<[string, ComparedRow]>([
    ['name and birth date are others', row({ name: 'Husein', bornOn: '2021-11-02' })],
    ['it is of a twin', row({ name: 'Husna Fitri' })],
  ])('is for somebody to decide where %s', (_, one) => expect(byNik(one)).toBe('UNCLEAR'));
});

describe('On a made file with known truth', () => {
  const figures = measured(2026);

  it('rows are taken, shown and left as the documentation says', () => {
    const page = readFileSync(new URL('../../docs/imports.md', import.meta.url), 'utf8');
    expect(page).toContain(`| ${figures.cells.join(' | ')} |`);
    for (const [fault, rate] of [...Object.entries(dirt), ...Object.entries(rates)])
      expect(page).toContain(`| \`${fault}\` | ${percent(rate)} |`);
    for (const [name, value] of Object.entries(thresholds)) expect(page).toContain(`| \`${name}\` | ${value} |`);
  });

  it.each([2026, 31])('what is taken is right, and little is left to people: seed %i', (seed) => {
    const { precision, recall, review } = seed === 2026 ? figures : measured(seed);
    expect(precision).toBeGreaterThanOrEqual(0.999);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(review).toBeLessThanOrEqual(0.1);
  });
});

/** What becomes of the rows of a made file, none of which has a NIK. */
function measured(seed: number) {
  const { register, rows } = madeRows(seed, 4_000);
  const index = new PlannedChildren();
  for (const child of register) index.add(child);
  const ofKnown = rows.filter(({ truth }) => truth !== null).length;
  let [taken, right, shown, shownRight] = [0, 0, 0, 0];
  for (const { row: one, truth } of rows) {
    const { bornOn } = one.child;
    const beside = bornOn === null ? [] : index.beside({ bornOn, villageCode: one.place?.villageCode ?? null });
    const made = decide(beside.map((child) => compareRow(one, child)));
    if (made.is === 'KNOWN') {
      taken++;
      if (made.match.known.id === truth) right++;
    } else if (made.is === 'UNCLEAR') {
      shown++;
      if (made.matches.some((match) => match.known.id === truth)) shownRight++;
    }
  }
  const [precision, recall, review] = [right / taken, (right + shownRight) / ofKnown, shown / rows.length];
  return {
    precision,
    recall,
    review,
    cells: [rows.length, ofKnown, taken, taken - right, shown, percent(precision), percent(recall), percent(review)],
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
