import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePersons, isCandidate, maybeOne, type MatchedPerson } from '../../src/matching/index.ts';
import { editDistance, nameSimilarity, nameWords } from '../../src/matching/names.ts';
import { dirt, madeRegister, type MadeRecord } from './madeRegister.ts';

const child = (facts: Partial<MatchedPerson> = {}): MatchedPerson => ({
  name: 'Ani',
  sex: 'FEMALE',
  bornOn: '2024-03-05',
  motherName: null,
  villageCode: '33.26.16.2001',
  posyanduId: null,
  familyId: null,
  nik: null,
  ...facts,
});

describe('Names', () => {
  it.each([
    ['Annie', 'Ani'],
    ['An. Ani', 'ANI'],
    ['Soekarno', 'Sukarno'],
    ['Djoko', 'Joko'],
    ['Tjahja', 'Cahya'],
    ['Syaiful Anwar', 'Saiful Anwar'],
    ['Sjahrir', 'Syahrir'],
    ['Muhammad Rizky', 'Moh. Rizki'],
    ['M. Fauzi', 'Muhamad Fauzi'],
    ['St. Aminah', 'Siti Aminah'],
    ['Achmad Zaenal', 'Ahmad Zainal'],
    ['Hj. Siti Aisyah, S.Pd.', 'Siti Aisah'],
    ['Nurhayati', 'Nur Hayati'],
    ['Ratna Dewi', 'Dewi Ratna'],
  ])('%s and %s are one name', (one, other) => expect(nameSimilarity(one, other)).toBeGreaterThan(0.95));

  it.each([
    ['SITI AISYAH', 'SITI AMINAH'],
    ['Nur Laila', 'Nur Fitri'],
    ['Muhammad Rizky', 'Muhammad Fajar'],
    ['Anak 1 Contoh', 'Anak 2 Contoh'],
    ['Rani', 'Dewi'],
  ])('%s and %s are two', (one, other) => expect(nameSimilarity(one, other)).toBeLessThan(0.6));

  it('are alike in either order, from 0 to 1, and like themselves', () => {
    const name = fc.array(fc.constantFrom('Siti', 'Nur', 'Aisyah', 'Rizky', 'M.', 'Oetomo', 'Djaja', '2'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [a, b] = [one.join(' '), other.join(' ')];
        const similarity = nameSimilarity(a, b);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(nameSimilarity(a, a)).toBe(1);
        expect(nameWords(a.toUpperCase())).toEqual(nameWords(a));
      }),
    );
  });

  it('are as far apart as the fewest changes make one of the other', () => {
    expect([editDistance('ani', 'anie'), editDistance('rina', 'rnia'), editDistance('', 'abc'), editDistance('abc', 'abd')]).toEqual([
      1, 1, 3, 1,
    ]);
  });
});

describe('Two records', () => {
  it.each<[string, Partial<MatchedPerson>, Partial<MatchedPerson>]>([
    ['Annie beside Ani with one birth date', { name: 'Annie' }, {}],
    ['day and month swapped', { name: 'Nabila Rahma', bornOn: '2024-05-03' }, { name: 'Nabila Rahma' }],
    ['a year off', { name: 'Nabila Rahma', bornOn: '2023-03-05' }, { name: 'Nabila Rahma' }],
    [
      'a few days off, spelled otherwise',
      { name: 'Syifa Aulia', bornOn: '2024-03-07', motherName: 'Siti Rohmah' },
      { name: 'Sifa Aulia', motherName: 'St. Rohmah' },
    ],
    ['a baby without a name', { name: 'By. Ny. Rohmah', motherName: 'Rohmah' }, { name: 'Citra', motherName: 'Rohmah' }],
    ['another village', { name: 'Nabila Rahma', villageCode: '33.26.01.2001' }, { name: 'Nabila Rahma' }],
  ])('are a candidate: %s', (_, one, other) => expect(isCandidate(comparePersons(child(one), child(other)))).toBe(true));

  it.each<[string, Partial<MatchedPerson>, Partial<MatchedPerson>]>([
    ['SITI AISYAH and SITI AMINAH of one day', { name: 'SITI AISYAH' }, { name: 'SITI AMINAH' }],
    ['one name, other birth dates', { bornOn: '2022-09-20' }, {}],
    ['twins', { name: 'Hasan', familyId: 'f', motherName: 'Rohmah' }, { name: 'Husein', familyId: 'f', motherName: 'Rohmah' }],
    [
      'twins with names alike',
      { name: 'Rina', familyId: 'f', motherName: 'Rohmah' },
      { name: 'Rini', familyId: 'f', motherName: 'Rohmah' },
    ],
    ['one name, and nothing else is known', { bornOn: null }, { bornOn: null, villageCode: '33.26.01.2001' }],
  ])('are none: %s', (_, one, other) => expect(isCandidate(comparePersons(child(one), child(other)))).toBe(false));

  it('tell why', () => {
    expect(comparePersons(child({ name: 'Annie', motherName: 'Rohmah' }), child({ motherName: 'Rohma' })).reasons).toEqual([
      'NAME',
      'BIRTH_DATE',
      'MOTHER',
      'VILLAGE',
    ]);
  });

  it('are compared alike in either order', () => {
    const records = madeRegister(5, { children: 60, doubled: 60 });
    const any = fc.constantFrom(...records);
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(comparePersons(one, other).score).toBeCloseTo(comparePersons(other, one).score, 9);
      }),
    );
  });
});

/** Pairs of records that are found, and those that there are: precision and recall. */
function measured(records: readonly MadeRecord[]) {
  const there = records.length - new Set(records.map(({ truth }) => truth)).size;
  let [found, right] = [0, 0];
  const inOrder = records.toSorted((a, b) => ((a.bornOn ?? '') < (b.bornOn ?? '') ? -1 : 1));
  for (const [index, one] of inOrder.entries()) {
    const latest = new Date(Date.parse(one.bornOn ?? '') + 400 * 86_400_000).toISOString().slice(0, 10);
    for (let next = index + 1; next < inOrder.length; next++) {
      const other = inOrder[next];
      if (other === undefined || (other.bornOn ?? '') > latest) break;
      if (!maybeOne(one, other) || !isCandidate(comparePersons(one, other))) continue;
      found++;
      if (one.truth === other.truth) right++;
    }
  }
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return { there, found, precision: percent(right / found), recall: percent(right / there) };
}

describe('On a made register with known truth', () => {
  it('precision and recall are as the documentation says', () => {
    const figures = measured(madeRegister(2026, { children: 2_000, doubled: 300 }));
    const page = readFileSync(new URL('../../docs/duplicates.md', import.meta.url), 'utf8');
    expect(page).toContain(`| ${figures.there} | ${figures.found} | ${figures.precision} | ${figures.recall} |`);
    for (const [fault, rate] of Object.entries(dirt)) expect(page).toContain(`| \`${fault}\` | ${rate * 100}% |`);
    expect(Number.parseFloat(figures.precision)).toBeGreaterThan(90);
    expect(Number.parseFloat(figures.recall)).toBeGreaterThan(90);
  });
});
