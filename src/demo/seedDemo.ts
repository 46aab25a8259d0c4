import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AreaCode } from '../base/areaCode.ts';
import { monthsBefore, type IsoDate } from '../base/calendar.ts';
import { HubError } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { refillRollup } from '../indicators/index.ts';
import { readEligibleFamilies } from '../programs/index.ts';
import { lockAdvisory } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import type { Store } from '../store/Store.ts';
import { compareFamilies } from '../duplicates/index.ts';
import { DemoFamilies, months } from './demoFamilies.ts';
import type { DemoFamily } from './DemoFamily.ts';
import { DemoPosyandus, posyanduTargets } from './demoPosyandus.ts';
import { DemoIds } from './DemoIds.ts';
import type { DemoAlert } from './demoMeasurements.ts';
import { makePrograms } from './demoPrograms.ts';
import { exampleVillage } from './exampleFamily.ts';
import { FamilyRows } from './FamilyRows.ts';
import { mayBeMistaken, mayBeTwice, registeredAgain, withMistake } from './flaws.ts';
import { insertRows } from './insertRows.ts';
import { insertAlerts } from './insertAlerts.ts';
import { kampungKBClasses } from './kampungKBClasses.ts';
import { kampungKBDemo, kampungKBTargets } from './kampungKBDemo.ts';
import { enrolmentsDemo, enrolmentTarget } from './programFactsDemo.ts';
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
/** One village in so many has a mistaken measurement, and one in so many a family that is registered twice; at scale 1. */
const flaws = { mistake: 10, twice: 20 };

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
  const ids = new DemoIds(random, startOf(today));
  const counts: DemoCounts = { families: 0, persons: 0, children: 0, measurements: 0, cases: 0, enrolments: 0, alerts: 0 };

  await store.transaction(async (em) => {
    // Whoever seeds at the same time waits here, and then finds families.
    await queryIn(em, 'lock table family in exclusive mode');
    // The keys of the synthetic rows are right by construction (a test looks at every one of them). To have each row checked by its own
    // statement takes a quarter of the first start. Only the embedded database lets its user leave that out.
    if (store.kind === 'embedded') await queryIn(em, `set local session_replication_role = 'replica'`);
    if (await hasFamilies(em)) throw new HubError(message('cli.demoNotEmpty'), 'CONFLICT');
    const classes = await insertKampungKB(em, villages, random, ids);
    await insertProfiles(em, classes, today);
    const programs = makePrograms(
      villages.map(({ code }) => code),
      today,
      random,
      ids,
    );
    await insertRows(em, targets.partner, programs.rows.partners);
    await insertRows(em, targets.program, programs.rows.programs);
    await insertRows(em, targets.supporter, programs.rows.supporters);
    await insertRows(em, targets.villageProgram, programs.rows.villagePrograms);

    const posyandus = makePosyandus(villages, today);
    await insertRows(em, posyanduTargets.posyandu, posyandus.posyandus);
    await insertRows(em, posyanduTargets.name, posyandus.names);
    const makeFamilies = new DemoFamilies(random, ids, today);
    const factsRandom = new Random(seed + 1);
    const nikKey = await store.niks.writingKey(em);
    const firstBorn = new Map<string, IsoDate>();
    const alerts: (DemoAlert & { villageCode: string; villageName: string })[] = [];
    const twice: DemoFamily[] = [];
    let mistakes = 0;
    const rowsOf = async (some: readonly { code: string; name: string }[], from: number): Promise<FamilyRows> => {
      const rows = new FamilyRows(today, random, ids, factsRandom, nikKey);
      for (const [nth, { code, name }] of some.entries()) {
        const place = from + nth;
        let [isMistaken, isTwice] = [place % flaws.mistake === 3, place % flaws.twice === 7 || code === exampleVillage];
        // The next statement of those that are written meanwhile is sent in between.
        await setImmediate();
        for (const drawn of makeFamilies.ofVillage(code, scale)) {
          const mistaken = isMistaken ? drawn.children.find(mayBeMistaken) : undefined;
          const family = {
            ...drawn,
            children: drawn.children.map((child) => (child === mistaken ? withMistake(child, mistakes++) : child)),
          };
          isMistaken &&= mistaken === undefined;
          if (isTwice && mayBeTwice(family) && family.members.every(({ nik }) => nik !== null)) {
            twice.push(family);
            isTwice = false;
          }
          alerts.push(...rows.add(family, posyandus.of(family)).map((alert) => ({ ...alert, villageCode: code, villageName: name })));
          firstBorn.set(family.id, firstBirth(family));
        }
      }
      rows.countInto(counts);
      return rows;
    };
    // The rows of some villages are made while those before are written.
    let made = null as FamilyRows | null;
    for (let start = 0; start < villages.length; start += villagesAtOnce)
      [made] = await Promise.all([rowsOf(villages.slice(start, start + villagesAtOnce), start), made?.insert(em)]);
    await made?.insert(em);
    const again = new FamilyRows(
      today,
      new Random(seed + 4),
      new DemoIds(new Random(seed + 4), startOf(today)),
      new Random(seed + 5),
      nikKey,
    );
    const twiceIds = new DemoIds(new Random(seed + 6), startOf(today));
    const doubles = twice.slice(0, Math.round(twice.length * Math.min(1, scale))).map((family) => registeredAgain(family, twiceIds));
    for (const family of doubles) {
      again.add(family, posyandus.of(family));
      firstBorn.set(family.id, firstBirth(family));
    }
    again.countInto(counts);
    await again.insert(em);
    // What was just stored is not in the planner's statistics yet, and the embedded database has nobody who would see to them.
    await queryIn(em, 'analyze family, person');
    // Who is eligible follows from families and cases, by the programs' own rules.
    const enrolments = enrolmentsDemo(await readEligibleFamilies(em, today), programs.all, { classes, firstBorn }, today, random, ids);
    await insertRows(em, enrolmentTarget, enrolments);
    await queryIn(em, helpedByPrograms);
    counts.enrolments = enrolments.length;
    await insertAlerts(em, alerts, random, ids);
    counts.alerts = alerts.length;
    await findCandidates(em, doubles, { today, ids: twiceIds });
    await refillRollup(em);
    // No other synthetic family is registered twice: the sweep need not compare all of them with one another.
    await queryIn(em, 'delete from duplicate_sweep');
    await queryIn(em, 'insert into duplicate_sweep values (now())');
  });
  return counts;
}

/** The posyandu of villages; drawn by numbers of their own, so that they move nothing else. */
function makePosyandus(villages: readonly { code: string }[], today: IsoDate): DemoPosyandus {
  const random = new Random(seed + 3);
  return new DemoPosyandus(
    villages.map(({ code }) => code),
    `${monthsBefore(today, months)}T03:00:00Z`,
    random,
    new DemoIds(random, startOf(today)),
  );
}

/** Compares the families that were registered twice, by the hub's own rules; keys and times are the same at every seeding. */
async function findCandidates(
  em: SqlEntityManager,
  families: readonly DemoFamily[],
  { today, ids }: { today: IsoDate; ids: DemoIds },
): Promise<void> {
  await lockAdvisory(em, 'duplicates');
  await compareFamilies(
    em,
    families.map(({ id }) => id),
  );
  const found = await queryIn<{ id: string }>(em, 'select id from duplicate_candidate order by record_ids');
  await queryIn(
    em,
    `update duplicate_candidate d set id = r.new_id, found_at = $3 from unnest($1::uuid[], $2::uuid[]) r (id, new_id) where d.id = r.id`,
    [found.map(({ id }) => id), found.map(() => ids.next()), `${today}T00:00:00Z`],
  );
}

/** The birth date of the oldest child under five; empty without one. */
function firstBirth({ children }: DemoFamily): IsoDate {
  return children.map(({ person }) => person.bornOn).toSorted()[0] ?? '';
}

/** The instant of the first key of demo data, in milliseconds of the epoch. */
function startOf(today: IsoDate): number {
  return Date.parse(`${monthsBefore(today, 3)}T00:00:00Z`);
}

/**
 * Seeds at the first start: not when the hub has families already, whoever put them there; that may be another
 * hub that starts on the same database at this moment.
 */
export async function seedDemoOnce(store: Store, options: Omit<DemoOptions, 'scale'>): Promise<void> {
  const [{ some } = { some: true }] = await store.read<{ some: boolean }>(
    'whether there are families',
    'select exists (select from family) as some',
  );
  if (some) return;
  await seedDemo(store, { ...options, scale: 1 }).catch((error: unknown) => {
    if (!(error instanceof HubError && error.code === 'CONFLICT')) throw error;
  });
}

/** Where a child's family was in a program of the kind that helped it, this is how it was helped. */
const helpedByPrograms = `
  update intervention i set enrolment_id = e.id, service = null
  from stunting_case s, child c, enrolment e, program p
  where s.id = i.case_id and c.id = s.child_id and e.family_id = c.family_id and p.id = e.program_id and p.kind = i.kind
    and e.enrolled_on <= i.provided_on and (e.ended_on is null or e.ended_on >= i.provided_on)`;

async function hasFamilies(em: SqlEntityManager): Promise<boolean> {
  const [row] = await queryIn<{ some: boolean }>(em, 'select exists (select from family) as some');
  return row?.some ?? true;
}

async function insertKampungKB(
  em: SqlEntityManager,
  villages: readonly { code: string }[],
  random: Random,
  ids: DemoIds,
): Promise<Map<string, string>> {
  const classes = random.shuffled(kampungKBClasses(villages.length));
  const launched = '2024-07-30';
  await insertRows(
    em,
    targets.kampungKB,
    villages.map(({ code }, index) => ({ village_code: code, class: classes[index], declared_on: launched, demo: true })),
  );
  const evidence = 'Demo data: the launch reported how many Kampung KB hold each class, not which.';
  await insertRows(
    em,
    targets.classification,
    villages.map(({ code }, index) => ({
      id: ids.next(),
      village_code: code,
      class: classes[index],
      decided_on: launched,
      evidence,
      recorded_by: 'demo',
      recorded_at: `${launched}T02:00:00Z`,
      demo: true,
    })),
  );
  return new Map(villages.map(({ code }, index) => [code, classes[index] ?? 'DASAR']));
}

/** What Kampung KB have recorded of themselves; drawn by numbers of its own, so that it moves nothing else. */
async function insertProfiles(em: SqlEntityManager, classes: ReadonlyMap<string, string>, today: IsoDate): Promise<void> {
  const random = new Random(seed + 2);
  const ids = new DemoIds(random, startOf(today));
  const rows = kampungKBDemo(
    [...classes].map(([code, name]) => ({ code, class: name })),
    today,
    random,
    ids,
  );
  await insertRows(em, kampungKBTargets.profile, rows.profiles);
  await insertRows(em, kampungKBTargets.member, rows.members);
  await insertRows(em, kampungKBTargets.attestation, rows.attestations);
}
