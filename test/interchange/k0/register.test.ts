import { describe, expect, it } from 'vitest';
import { k0Register, type RegisterFacts } from '../../../src/interchange/k0/register.ts';
import { KampungKBClass } from '../../../src/villages/enums.ts';
import type { ProfileNow, WorkingGroupMember } from '../../../src/villages/index.ts';
import { ActivityGroupKind, Frequency, FundingSource, Mechanism, WorkingGroupRole } from '../../../src/villages/kampungKBEnums.ts';
import { emptyProfile } from '../../../src/villages/ProfileDocument.ts';

const area = { regency: 'Pekalongan', district: 'Kandangserang', village: 'Desa 1', code: '33.26.01.2001', kind: 'DESA' };
const bare: RegisterFacts = {
  register: { year: '2026' },
  area,
  kampungKB: { class: KampungKBClass.DASAR, declaredOn: '2024-07-30', demo: true },
  profile: null,
  workingGroup: [],
};
const recorded: ProfileNow = {
  ...emptyProfile,
  villageCode: area.code,
  version: 1,
  recordedBy: 'test',
  recordedAt: new Date(0),
  demo: false,
};
const member = (name: string, demo: boolean): WorkingGroupMember => ({
  id: '',
  villageCode: area.code,
  role: WorkingGroupRole.CHAIR,
  name,
  since: '2026-01-01',
  trained: true,
  until: null,
  recordedBy: 'test',
  recordedAt: new Date(0),
  demo,
});

/** The values of an entry, with what is said of demo data. */
const entry = (facts: RegisterFacts, label: string) =>
  k0Register(facts)
    .filter(([, title]) => title?.startsWith(label) === true)
    .map(([, title, value, demo]) => [title, value, demo]);

describe('the K/0 register', () => {
  it('has the same four columns in every row, in the order of the form', () => {
    const [header, ...rows] = k0Register(bare);
    expect(header).toEqual(['bagian', 'isian', 'nilai', 'demo']);
    expect(rows.every((row) => row.length === 4)).toBe(true);
    expect([...new Set(rows.map(([section]) => section))]).toEqual([
      'Identitas dan lokasi',
      'Pencanangan dan klasifikasi',
      'Kelompok kerja (pokja)',
      'Sarana',
      'Kelompok kegiatan',
      'Petugas dan pengelolaan',
    ]);
  });

  it('shows what is not recorded as empty, and keeps its row', () => {
    expect(entry(bare, 'Sekretariat')).toEqual([['Sekretariat', '', 'tidak']]);
    expect(entry(bare, 'Kelompok kegiatan')).toEqual([['Kelompok kegiatan', '', 'tidak']]);
  });

  it('tells none from not recorded', () => {
    const facts = { ...bare, profile: { ...recorded, secretariat: false, activityGroups: [], fundingSources: [] } };
    for (const label of ['Sekretariat', 'Kelompok kegiatan', 'Sumber dana'])
      expect(entry(facts, label)).toEqual([[label, 'Tidak ada', 'tidak']]);
  });

  it('writes values in the words of the form, and each member and group in a row of its own', () => {
    const facts: RegisterFacts = {
      ...bare,
      workingGroup: [member('Ketua Contoh', false), member('Wakil Contoh', true)],
      profile: {
        ...recorded,
        latitude: -7.05,
        fundingSources: [FundingSource.DANA_DESA, FundingSource.APBN],
        mechanisms: [{ kind: Mechanism.REPORTING, frequency: Frequency.MONTHLY }],
        activityGroups: [{ kind: ActivityGroupKind.PIK_R, participants: 4, target: null }],
        rumahDataKu: { establishedOn: '2025-01-01', decree: null, location: 'Balai desa', dataUpdatedOn: null },
      },
    };
    expect(entry(facts, 'Anggota pokja')).toEqual([
      ['Anggota pokja 1', 'Ketua Contoh (Ketua), sejak 2026-01-01, pelatihan: Ada', 'tidak'],
      ['Anggota pokja 2', 'Wakil Contoh (Ketua), sejak 2026-01-01, pelatihan: Ada', 'ya'],
    ]);
    expect(entry(facts, 'Sumber dana')).toEqual([['Sumber dana', 'Dana Desa; APBN', 'tidak']]);
    expect(entry(facts, 'Mekanisme')).toEqual([['Mekanisme operasional 1', 'Pelaporan, bulanan', 'tidak']]);
    expect(entry(facts, 'Kelompok kegiatan')).toEqual([['Kelompok kegiatan 1', 'PIK-R, peserta: 4, sasaran: ', 'tidak']]);
    expect(entry(facts, 'Rumah DataKu: tempat')).toEqual([['Rumah DataKu: tempat', 'Balai desa', 'tidak']]);
    expect(entry(facts, 'Lintang')).toEqual([['Lintang', '-7.05', 'tidak']]);
  });

  it('marks what is demo data, and never an area', () => {
    const facts = { ...bare, profile: { ...recorded, demo: true, secretariat: true } };
    expect(entry(facts, 'Klasifikasi')).toEqual([['Klasifikasi', 'Dasar', 'ya']]);
    expect(entry(facts, 'Sekretariat')).toEqual([['Sekretariat', 'Ada', 'ya']]);
    expect(entry(facts, 'Desa/kelurahan')).toEqual([['Desa/kelurahan', 'Desa 1', 'tidak']]);
  });
});
