import { localAdministrator } from '../../src/access/viewer.ts';
import { Hooks } from '../../src/events/Hooks.ts';
import { recordMeasurement, registerChild, registerFamily } from '../../src/children/index.ts';
import { Sex } from '../../src/families/index.ts';
import { ensureRollup } from '../../src/indicators/index.ts';
import type { Store } from '../../src/store/Store.ts';
import { AreaIndex } from '../../src/villages/index.ts';

/**
 * Small known data: one regency with two districts of three villages each. In every village live three
 * families, one to three with a child of two measurements: family n of village n has a stunted child where
 * (village + family) is divisible by 3.
 */
export const fixtureVillages = ['33.26.01.2001', '33.26.01.2002', '33.26.01.2003', '33.26.02.1001', '33.26.02.2002', '33.26.02.2003'];

const day = '2026-05-01';

export async function loadFixture(store: Store): Promise<void> {
  const run = (sql: string, params: unknown[] = []) => store.read('fixture', sql, params);
  await run(`insert into regency values ('33.26', 'Pekalongan')`);
  await run(`insert into district values ('33.26.01', '33.26', 'Kandangserang'), ('33.26.02', '33.26', 'Paninggaran')`);
  await run(
    `insert into village select code, left(code, 8), 'Desa ' || n, case substr(code, 10, 1) when '1' then 'KELURAHAN' else 'DESA' end
      from unnest($1::text[]) with ordinality v(code, n)`,
    [fixtureVillages],
  );
  await run(
    `insert into kampung_kb select code, case when code like '33.26.01%' then 'DASAR' else 'MANDIRI' end, '2024-07-30', true from village where code <> '33.26.02.2003'`,
  );
  await run(
    `insert into kampung_kb_classification
      select gen_random_uuid(), village_code, c.class, c.decided_on::date, 'fixture', 'test', now(), true
      from kampung_kb, (values ('DASAR', '2024-07-30'), ('BERKEMBANG', '2025-07-30')) c(class, decided_on)`,
  );

  const areas = await AreaIndex.load(store);
  const operation = { store, areas, viewer: localAdministrator, today: '2026-06-15', hooks: new Hooks() };
  for (const [v, villageCode] of fixtureVillages.entries()) {
    for (let f = 1; f <= 3; f++) {
      const family = await registerFamily(
        {
          villageCode,
          rt: '001',
          rw: `00${f}`,
          welfareDecile: f === 3 ? null : v + f,
          head: { name: `Ayah ${v}-${f}`, sex: Sex.MALE, bornOn: '1990-01-01' },
          members: [{ name: `Ibu ${v}-${f}`, sex: Sex.FEMALE, bornOn: '1993-01-01' }],
          housing: { habitable: true, safeDrinkingWater: f !== 1 },
        },
        operation,
      );
      const child = await registerChild(
        { familyId: family.id, name: `Anak ${v}-${f}`, sex: f % 2 ? Sex.FEMALE : Sex.MALE, bornOn: `2024-0${f}-15` },
        operation,
      );
      const short = (v + f) % 3 === 0;
      await recordMeasurement({ childId: child.id, measuredOn: '2026-04-01', weightKg: 10, heightCm: short ? 78 : 86 }, operation);
      await recordMeasurement({ childId: child.id, measuredOn: day, weightKg: 10.3, heightCm: short ? 78.5 : 87 }, operation);
    }
  }

  await run(
    `insert into partner values (gen_random_uuid(), 'Dinas Contoh', 'GOVERNMENT', true), (gen_random_uuid(), 'Kampus Contoh', 'ACADEMIA', true), (gen_random_uuid(), 'Radio Contoh', 'MEDIA', true)`,
  );
  await run(
    `insert into program select gen_random_uuid(), k.kind, 'Program ' || k.kind, pa.id, '2025-01-01', case k.kind when 'RTLH' then '2025-12-31'::date end, 1000000, true
      from (values ('PKH'), ('CLEAN_WATER'), ('RTLH')) k(kind), partner pa where pa.helix = 'GOVERNMENT'`,
  );
  await run(`insert into program_partner select pr.id, pa.id from program pr, partner pa where pa.helix <> 'GOVERNMENT'`);
  await run(`insert into village_program select gen_random_uuid(), pr.id, v.code, '2025-02-01', true from program pr, village v`);
  await run(
    `insert into enrolment select gen_random_uuid(), pr.id, f.id, f.village_code, '2025-03-01', case pr.kind when 'RTLH' then '2025-12-01'::date end, true from program pr, family f`,
  );
  await ensureRollup(store, 'Asia/Jakarta');
}
