import { describe, expect, it } from 'vitest';
import { DemoIds } from '../../src/demo/DemoIds.ts';
import { insertRows } from '../../src/demo/insertRows.ts';
import { kampungKBDemo, kampungKBTargets } from '../../src/demo/kampungKBDemo.ts';
import { Random } from '../../src/demo/Random.ts';
import { classFacts, classProgress, classScheme, readAttestations, readProfiles, readWorkingGroups, startUpSteps, type KampungKBAttestation, type ProfileDocument, type ProfileNow } from '../../src/villages/index.ts';
import { onEachDatabase, openTestStore } from '../support/databases.ts';
import { fixtureVillages, loadFixture } from '../support/fixture.ts';

const today = '2026-06-15';
const classes = ['DASAR', 'BERKEMBANG', 'MANDIRI', 'BERKELANJUTAN'] as const;
const villages = classes.flatMap((name, n) => Array.from({ length: 100 }, (_, m) => ({ code: `33.26.0${n + 1}.2${String(m).padStart(3, '0')}`, class: name })));

function demo(of = villages) {
  const random = new Random(7);
  return kampungKBDemo(of, today, random, new DemoIds(random, Date.parse('2026-01-01T00:00:00Z')));
}

const rows = demo();

/** The value of a column of the rows of a village. */
function columnOf(table: 'profile' | 'member' | 'attestation', all: unknown[][], village: string, column: string): unknown[] {
  const names = Object.keys(kampungKBTargets[table].columns);
  return all.filter((row) => row[names.indexOf('village_code')] === village).map((row) => row[names.indexOf(column)]);
}

function recordsOf(code: string) {
  const [document] = columnOf('profile', rows.profiles, code, 'document') as ProfileDocument[];
  const members = columnOf('member', rows.members, code, 'trained').map((trained) => ({ trained: trained as boolean, demo: true }));
  const attestations = columnOf('attestation', rows.attestations, code, 'facts').map((facts) => ({ facts: facts as KampungKBAttestation['facts'], demo: true }));
  const profile: ProfileNow | null = document ? { ...document, villageCode: code, version: 1, recordedBy: 'demo', recordedAt: new Date(0), demo: true } : null;
  return { profile, members, attestations };
}

describe('what demo Kampung KB have recorded of themselves', () => {
  it.each(classes)('fits their class %s by the scoring, whatever programs are at work there', (name) => {
    for (const { code } of villages.filter((village) => village.class === name)) {
      for (const agencies of [0, 3, 12]) {
        const facts = classFacts({ ...recordsOf(code), programs: { agencies, groups: [], demo: true } });
        expect(classProgress(name, facts, classScheme).classByScoring, code).toBe(name);
      }
    }
  });

  it('leaves every DASAR village more of the three steps to do than other villages, who lack only their position: no place is invented', () => {
    for (const { code, class: name } of villages) {
      const { profile, members } = recordsOf(code);
      const missing = startUpSteps(profile, members.length, today).flatMap((step) => step.missing.map((item) => item.code));
      if (name === 'DASAR') expect(missing.length, code).toBeGreaterThan(2);
      else expect(missing, code).toEqual(['latitude', 'longitude']);
    }
  });

  it('is marked as demo data in every row, with names that say so, none twice in a group', () => {
    for (const [table, all] of [['profile', rows.profiles], ['member', rows.members], ['attestation', rows.attestations]] as const) {
      const place = Object.keys(kampungKBTargets[table].columns).indexOf('demo');
      expect(all.length).toBeGreaterThan(0);
      expect(all.every((row) => row[place] === true && row.length === place + 1)).toBe(true);
    }
    for (const { code } of villages) {
      const names = columnOf('member', rows.members, code, 'name') as string[];
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => name.endsWith('Contoh'))).toBe(true);
    }
  });

  it('lies in the past and is the same for the same seed', () => {
    expect(demo()).toEqual(rows);
    expect([...JSON.stringify(rows).matchAll(/\d{4}-\d{2}-\d{2}/g)].every(([date]) => date <= today)).toBe(true);
  });
});

onEachDatabase((kind) => {
  it('is stored as it was made', async () => {
    const database = await openTestStore(kind);
    const { store } = database;
    try {
      await loadFixture(store);
      const [code = ''] = fixtureVillages;
      const made = demo([{ code, class: 'BERKELANJUTAN' }]);
      await store.transaction(async (em) => {
        await insertRows(em, kampungKBTargets.profile, made.profiles);
        await insertRows(em, kampungKBTargets.member, made.members);
        await insertRows(em, kampungKBTargets.attestation, made.attestations);
      });
      const [profile] = await readProfiles(store, [code]);
      expect(profile).toMatchObject({ ...(made.profiles[0]?.[2] as ProfileDocument), version: 1, demo: true });
      expect((await readWorkingGroups(store, [code], today))[0]).toMatchObject([{ role: 'CHAIR', trained: true }, { role: 'SECRETARY', trained: true }, { role: 'TREASURER' }, { role: 'SECTION_HEAD' }, { role: 'MEMBER' }]);
      expect((await readAttestations(store, [code]))[0]).toMatchObject([{ facts: made.attestations[0]?.[2], demo: true }]);
    } finally {
      await database.drop();
    }
  });
});
