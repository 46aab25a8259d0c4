import { describe, expect, it } from 'vitest';
import { DemoIds } from '../../src/demo/DemoIds.ts';
import { insertRows } from '../../src/demo/insertRows.ts';
import { kampungKBDemo, kampungKBTargets } from '../../src/demo/kampungKBDemo.ts';
import { Random } from '../../src/demo/Random.ts';
import {
  classFacts,
  classProgress,
  classScheme,
  readAttestations,
  readProfiles,
  readWorkingGroups,
  startUpSteps,
  type KampungKBAttestation,
  type ProfileDocument,
  type ProfileNow,
} from '../../src/villages/index.ts';
import { onEachDatabase, openTestStore } from '../support/databases.ts';
import { fixtureVillages } from '../support/fixture.ts';

const today = '2026-06-15';
const classes = ['DASAR', 'BERKEMBANG', 'MANDIRI', 'BERKELANJUTAN'] as const;
const villages = classes.flatMap((name, n) =>
  Array.from({ length: 100 }, (_, m) => ({ code: `33.26.0${n + 1}.2${String(m).padStart(3, '0')}`, class: name })),
);

function demo(of = villages) {
  const random = new Random(7);
  return kampungKBDemo(of, today, random, new DemoIds(random, Date.parse('2026-01-01T00:00:00Z')));
}

const rows = demo();

/** The rows of a village. */
function ofVillage<Row extends { village_code: unknown }>(all: readonly Row[], village: string): Row[] {
  return all.filter((row) => row.village_code === village);
}

function recordsOf(code: string) {
  const document = ofVillage(rows.profiles, code)[0]?.document as ProfileDocument | undefined;
  const members = ofVillage(rows.members, code).map(({ trained }) => ({ trained: trained as boolean, demo: true }));
  const attestations = ofVillage(rows.attestations, code).map(({ facts }) => ({
    facts: facts as KampungKBAttestation['facts'],
    demo: true,
  }));
  const profile: ProfileNow | null = document
    ? { ...document, villageCode: code, version: 1, recordedBy: 'demo', recordedAt: new Date(0), demo: true }
    : null;
  return { profile, members, attestations };
}

describe('what demo Kampung KB have recorded of themselves', () => {
  it.each(classes)('fits their class %s by the scoring, whatever programs are at work there', (name) => {
    const ofClass = villages.filter((village) => village.class === name);
    expect(ofClass).toHaveLength(100);
    for (const { code } of ofClass) {
      for (const agencies of [0, 3, 12]) {
        const facts = classFacts({ ...recordsOf(code), programs: { agencies, groups: [], demo: true } });
        expect(classProgress(name, facts, classScheme).classByScoring, code).toBe(name);
      }
    }
  });

  it('leaves every DASAR village more of the three steps to do than other villages, who lack only their position: no place is invented', () => {
    expect(villages).toHaveLength(400);
    for (const { code, class: name } of villages) {
      const { profile, members } = recordsOf(code);
      const missing = startUpSteps(profile, members.length, today).flatMap((step) => step.missing.map((item) => item.code));
      expect(missing, code).toEqual(expect.arrayContaining(['latitude', 'longitude']));
      expect(missing.length > 2, code).toBe(name === 'DASAR');
    }
  });

  it('is marked as demo data in every row, with names that say so, none twice in a group', () => {
    for (const all of [rows.profiles, rows.members, rows.attestations]) {
      expect(all.length).toBeGreaterThan(0);
      expect(all.every(({ demo: marked }) => marked === true)).toBe(true);
    }
    for (const { code } of villages) {
      const names = ofVillage(rows.members, code).map(({ name }) => name as string);
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
    const database = await openTestStore(kind, 'fixture');
    const { store } = database;
    try {
      const [code = ''] = fixtureVillages;
      const made = demo([{ code, class: 'BERKELANJUTAN' }]);
      await store.transaction(async (em) => {
        await insertRows(em, kampungKBTargets.profile, made.profiles);
        await insertRows(em, kampungKBTargets.member, made.members);
        await insertRows(em, kampungKBTargets.attestation, made.attestations);
      });
      const [profile] = await readProfiles(store, [code]);
      expect(profile).toMatchObject({ ...(made.profiles[0]?.document as ProfileDocument), version: 1, demo: true });
      expect((await readWorkingGroups(store, [code], today))[0]).toMatchObject([
        { role: 'CHAIR', trained: true },
        { role: 'SECRETARY', trained: true },
        { role: 'TREASURER' },
        { role: 'SECTION_HEAD' },
        { role: 'MEMBER' },
      ]);
      expect((await readAttestations(store, [code]))[0]).toMatchObject([{ facts: made.attestations[0]?.facts, demo: true }]);
    } finally {
      await database.drop();
    }
  });
});
