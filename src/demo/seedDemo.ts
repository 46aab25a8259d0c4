import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AreaCode } from '../areaCode.ts';
import { monthsBefore, type IsoDate } from '../calendar.ts';
import { HubError } from '../errors.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { DemoFamilies } from './demoFamilies.ts';
import { DemoIds } from './DemoIds.ts';
import type { DemoAlert } from './demoMeasurements.ts';
import { enrolmentsOf, makePrograms, type DemoProgram } from './demoPrograms.ts';
import { FamilyRows } from './FamilyRows.ts';
import { insertRows } from './insertRows.ts';
import { insertAlerts } from './insertAlerts.ts';
import { kampungKBClasses } from './kampungKBClasses.ts';
import { Random } from './Random.ts';
import { targets } from './targets.ts';

export interface DemoOptions {
  regency: AreaCode;
  /** The day on which the synthetic history ends. */
  today: IsoDate;
  /** 1 makes about 6,000 children. */
  scale: number;
}

/** How much was added. */
export interface DemoCounts {
  families: number;
  persons: number;
  children: number;
  measurements: number;
  cases: number;
  enrolments: number;
  alerts: number;
}

/** The same seed makes the same data for the same regency, scale and day. */
const seed = 20240730;
/** Villages whose rows are held in memory and written together. */
const villagesAtOnce = 20;

/**
 * Fills a hub that has no families with synthetic data, all or nothing: Kampung KB with the class totals of
 * the launch, families, children with up to 24 monthly measurements, partners, programs, enrolments and
 * alerts. Everything is marked `demo`.
 * @throws HubError CONFLICT when the hub already has families.
 */
export async function seedDemo(store: Store, { regency, today, scale }: DemoOptions): Promise<DemoCounts> {
  const villages = await store.read<{ code: string; name: string }>(
    'villages of the regency',
    'select v.code, v.name from village v join district d on d.code = v.district_code where d.regency_code = $1 order by v.code',
    [regency],
  );
  const random = new Random(seed);
  const ids = new DemoIds(random, Date.parse(`${monthsBefore(today, 3)}T00:00:00Z`));
  const counts: DemoCounts = { families: 0, persons: 0, children: 0, measurements: 0, cases: 0, enrolments: 0, alerts: 0 };

  await store.transaction(async (em) => {
    // Whoever seeds at the same time waits here, and then finds families.
    await queryIn(em, 'lock table family in exclusive mode');
    if (await hasFamilies(em)) throw new HubError('The database already has families: demo data is only added to one without', 'CONFLICT');
    await insertKampungKB(em, villages, random, ids);
    const programs = makePrograms(villages.map(({ code }) => code), today, random, ids);
    await insertRows(em, targets.partner, programs.rows.partners);
    await insertRows(em, targets.program, programs.rows.programs);
    await insertRows(em, targets.supporter, programs.rows.supporters);
    await insertRows(em, targets.villageProgram, programs.rows.villagePrograms);

    const makeFamilies = new DemoFamilies(random, ids, today);
    const alerts: (DemoAlert & { villageCode: string; villageName: string })[] = [];
    for (let start = 0; start < villages.length; start += villagesAtOnce) {
      const rows = new FamilyRows(today, random, ids);
      const enrolments: unknown[][] = [];
      for (const { code, name } of villages.slice(start, start + villagesAtOnce)) {
        for (const family of makeFamilies.ofVillage(code, scale)) {
          const enrolled = enrolmentsOf(family, programs.all, today, random, ids);
          alerts.push(...rows.add(family, kindsOf(enrolled, programs.all)).map((alert) => ({ ...alert, villageCode: code, villageName: name })));
          enrolments.push(...enrolled);
        }
      }
      await rows.insert(em);
      await insertRows(em, targets.enrolment, enrolments);
      rows.countInto(counts);
      counts.enrolments += enrolments.length;
    }
    await insertAlerts(em, alerts, random, ids);
    counts.alerts = alerts.length;
  });
  return counts;
}

/**
 * Seeds at the first start: not when the hub has families already, whoever put them there; that may be another
 * hub that starts on the same database at this moment.
 */
export async function seedDemoOnce(store: Store, options: Omit<DemoOptions, 'scale'>): Promise<void> {
  const [{ some } = { some: true }] = await store.read<{ some: boolean }>('whether there are families', 'select exists (select from family) as some');
  if (some) return;
  await seedDemo(store, { ...options, scale: 1 }).catch((error: unknown) => {
    if (!(error instanceof HubError && error.code === 'CONFLICT')) throw error;
  });
}

async function hasFamilies(em: SqlEntityManager): Promise<boolean> {
  const [row] = await queryIn<{ some: boolean }>(em, 'select exists (select from family) as some');
  return row?.some ?? true;
}

async function insertKampungKB(em: SqlEntityManager, villages: readonly { code: string }[], random: Random, ids: DemoIds): Promise<void> {
  const classes = random.shuffled(kampungKBClasses(villages.length));
  const launched = '2024-07-30';
  await insertRows(em, targets.kampungKB, villages.map(({ code }, index) => [code, classes[index], launched, true]));
  const evidence = 'Demo data: the launch reported how many Kampung KB hold each class, not which.';
  await insertRows(em, targets.classification, villages.map(({ code }, index) => [ids.next(), code, classes[index], launched, evidence, 'demo', `${launched}T02:00:00Z`, true]));
}

/** The kinds of the programs that enrolments which have not ended are in. */
function kindsOf(enrolments: readonly unknown[][], programs: readonly DemoProgram[]): string[] {
  const current = new Set(enrolments.filter(([, , , , , endedOn]) => endedOn === null).map(([, program]) => program));
  return programs.filter(({ id }) => current.has(id)).map(({ kind }) => kind);
}
