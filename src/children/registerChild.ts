import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikVault } from '../access/nik/NikVault.ts';
import { mayWriteIn } from '../access/viewer.ts';
import { monthsBefore, type IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, HubError, notFound } from '../errors.ts';
import { addMember, checkPerson, familiesChanged, Family, FamilyRelation, learnNik, Person, type Sex } from '../families/index.ts';
import { lockKey } from '../store/lockKey.ts';
import { queryIn } from '../store/queryIn.ts';
import { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { childrenChanged } from './childrenChanged.ts';

export interface NewChild {
  /** Key of the family. */
  familyId: string;
  name: string;
  nik?: string | null;
  sex: Sex;
  bornOn: IsoDate;
  birthWeightKg?: number | null;
  birthLengthCm?: number | null;
  motherHeightCm?: number | null;
  fatherHeightCm?: number | null;
  clientKey?: string | null;
}

/** Values outside are slips of the hand. Practice: around the extremes on record, no regulation. */
const limits = {
  birthWeightKg: { lowest: 0.3, highest: 8, unit: 'kg' },
  birthLengthCm: { lowest: 20, highest: 65, unit: 'cm' },
  motherHeightCm: { lowest: 100, highest: 210, unit: 'cm' },
  fatherHeightCm: { lowest: 100, highest: 230, unit: 'cm' },
} as const;

/**
 * Puts a child under growth monitoring: a member of its family who is already registered (same name, sex and
 * birth date), or a new one. The same `clientKey` twice returns the first child.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (family), FORBIDDEN, or CONFLICT when the child is already under
 *   monitoring; nothing is stored.
 */
export async function registerChild(input: NewChild, { store, viewer, today, hooks }: ChildOperation): Promise<Child> {
  check(input, today);
  return store.transaction(async (em) => {
    if (input.clientKey != null) {
      await lockKey(em, 'child', input.clientKey);
      const earlier = await em.findOne(Child, { clientKey: input.clientKey });
      if (earlier) return withPerson(earlier, await em.findOneOrFail(Person, { id: earlier.id }));
    }
    // The family's lock keeps two registrations of the same child from both finding none.
    await queryIn(em, 'select from family where id = $1 for update', [input.familyId]);
    const family = await em.findOne(Family, { id: input.familyId });
    if (!family) throw notFound(['input', 'familyId'], 'no such family');
    if (!mayWriteIn(viewer, family.villageCode)) throw forbidden(['input', 'familyId']);

    const person = await findOrAddPerson(em, input, family.id, { niks: store.niks, recordedBy: viewer.id });
    if ((await em.count(Child, { id: person.id })) > 0) {
      throw new HubError('input: this child of the family is already under growth monitoring', 'CONFLICT', ['input']);
    }
    const child = em.create(Child, {
      id: person.id,
      familyId: family.id,
      name: person.name,
      nik: person.nik,
      nikDiffers: person.nikDiffers,
      villageCode: family.villageCode,
      sex: input.sex,
      bornOn: input.bornOn,
      birthWeightKg: input.birthWeightKg ?? null,
      birthLengthCm: input.birthLengthCm ?? null,
      motherHeightCm: input.motherHeightCm ?? null,
      fatherHeightCm: input.fatherHeightCm ?? null,
      latestMeasurementId: null,
      lastMeasuredOn: null,
      latestHeightForAge: null,
      latestWeightForHeight: null,
      stunted: false,
      severelyStunted: false,
      wasted: false,
      clientKey: input.clientKey ?? null,
      recordedBy: viewer.id,
      recordedAt: new Date(),
      demo: false,
    });
    await em.flush();
    await hooks.run(familiesChanged, em, { familyIds: [family.id] });
    await hooks.run(childrenChanged, em, { childIds: [child.id] });
    return withPerson(child, person);
  });
}

async function findOrAddPerson(em: SqlEntityManager, input: NewChild, familyId: string, by: { niks: NikVault; recordedBy: string }): Promise<Person> {
  const known = await em.findOne(Person, { familyId, name: input.name.trim(), sex: input.sex, bornOn: input.bornOn });
  if (!known) return addMember(em, familyId, { ...input, relation: FamilyRelation.CHILD }, ['input'], by);
  if (input.nik != null) await learnNik(em, known, input.nik, ['input'], by);
  return known;
}

function withPerson(child: Child, { name, nik, nikDiffers }: Person): Child {
  return Object.assign(child, { name, nik, nikDiffers });
}

function check(input: NewChild, today: IsoDate): void {
  checkPerson(input, today, ['input']);
  const oldest = monthsBefore(today, 60);
  if (input.bornOn <= oldest) throw badUserInput(['input', 'bornOn'], `${input.bornOn} is 60 months ago or more`, `a date after ${oldest}: a child under five`);
  for (const [name, { lowest, highest, unit }] of Object.entries(limits) as [keyof typeof limits, (typeof limits)[keyof typeof limits]][]) {
    const value = input[name];
    if (value != null && !(value >= lowest && value <= highest)) throw badUserInput(['input', name], `${value} ${unit} is out of range`, `${lowest} to ${highest} ${unit}`);
  }
}
