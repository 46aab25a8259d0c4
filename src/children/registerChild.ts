import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { storeOnce, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import type { NikVault } from '../store/nik/NikVault.ts';
import { mayWriteIn } from '../access/viewer.ts';
import { conflict, forbidden, notFound } from '../base/errors.ts';
import { addMember, claimNiks, familiesChanged, Family, FamilyRelation, goneOnAfter, addNik, lockNiks, Person } from '../families/index.ts';
import { holdPosyandus, type HeldPosyandu } from '../posyandu/index.ts';
import { lockHouseholds } from '../store/locks.ts';
import { checkVillageOf, openPosyandu } from './assignPosyandu.ts';
import { Child } from './Child.ts';
import type { ChildOperation } from './ChildOperation.ts';
import { childrenChanged } from './childrenChanged.ts';
import { birthAndParents, checkNewChild, insertChildren, newChildRow, type ChildFacts } from './newChild.ts';

export interface NewChild extends ChildFacts {
  /** Key of the family. */
  familyId: string;
  /** Key of a posyandu of the family's village. */
  posyanduId?: string | null;
  clientKey?: string | null;
}

/**
 * Puts a child under growth monitoring: a member of its family who is already registered (same name, sex and birth date), or a new one.
 * Repeating a `clientKey` returns the first child.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (family, posyandu), FORBIDDEN, CONFLICT (a closed posyandu, the child is already under
 *   monitoring, a NIK that is already registered, a `clientKey` of another input) or NIK_ATTEMPTS_EXCEEDED; nothing is stored.
 */
export async function registerChild(input: NewChild, { store, viewer, today, hooks }: ChildOperation): Promise<Child> {
  checkNewChild(input, today, ['input']);
  const given = input.nik == null ? [] : [input.nik];
  return NikAttempts.transaction({ store, viewer, today }, { familyIds: [input.familyId], mayLook: given.length > 0 }, (em, attempts) =>
    storeOnce(em, { store, viewer }, keyedChild(em, input), async () => {
      await lockNiks(em, store.niks, given);
      const held = await holdGiven(em, input.posyanduId);
      // The lock of the family prevents two concurrent registrations of the same child.
      await lockHouseholds(em, [input.familyId]);
      const family = await em.findOne(Family, { id: input.familyId });
      if (!family) throw notFound(['input', 'familyId'], 'shared.noSuchFamily');
      if (!mayWriteIn(viewer, family.villageCode)) throw forbidden(['input', 'familyId']);
      if (goneOnAfter(family, null) !== null) throw conflict(['input', 'familyId'], 'children.familyGone');

      if (held !== null) checkVillageOf(held, family.villageCode, ['input', 'posyanduId']);

      await claimNiks(em, store.niks, given, {
        attempts,
        inputPath: ['input', 'nik'],
        exceptId: (await findPerson(em, input, family.id))?.id ?? null,
      });
      const person = await findOrAddPerson(em, input, family.id, { niks: store.niks, recordedBy: viewer.id });
      const known = await em.findOne(Child, { id: person.id });
      if (known !== null)
        throw conflict(['input'], known.monitoringEnd === null ? 'children.alreadyMonitored' : 'children.monitoredBefore');
      const child = newChildRow(person, {
        ...input,
        sex: input.sex,
        villageCode: family.villageCode,
        posyanduId: held?.id ?? null,
        recordedBy: viewer.id,
      });
      await insertChildren(em, [child]);
      await hooks.run(familiesChanged, em, { familyIds: [family.id] });
      await hooks.run(childrenChanged, em, { childIds: [child.id] });
      return child;
    }),
  );
}

/** A call with a client key that identifies a child. */
function keyedChild(em: SqlEntityManager, input: NewChild): KeyedCall<Child> {
  return {
    kind: 'child',
    mutation: 'registerChild',
    clientKey: input.clientKey,
    input,
    find: async (id) => {
      const child = await em.findOne(Child, { id });
      return child && withPerson(child, await em.findOneOrFail(Person, { id }));
    },
    isSame: (child) =>
      child.familyId === input.familyId &&
      child.name === input.name.trim() &&
      child.sex === input.sex &&
      child.bornOn === input.bornOn &&
      (input.posyanduId == null || child.posyanduId === input.posyanduId) &&
      birthAndParents.every((name) => child[name] === (input[name] ?? null)),
    record: { villageSql: 'select village_code from child where id = $1', of: ({ id }) => ({ field: 'Child', personIds: [id] }) },
  };
}

async function holdGiven(em: SqlEntityManager, posyanduId: string | null | undefined): Promise<HeldPosyandu | null> {
  if (posyanduId == null) return null;
  return openPosyandu((await holdPosyandus(em, [posyanduId])).get(posyanduId), ['input', 'posyanduId']);
}

function findPerson(em: SqlEntityManager, { name, sex, bornOn }: NewChild, familyId: string): Promise<Person | null> {
  return em.findOne(Person, { familyId, name: name.trim(), sex, bornOn });
}

async function findOrAddPerson(
  em: SqlEntityManager,
  input: NewChild,
  familyId: string,
  by: { niks: NikVault; recordedBy: string },
): Promise<Person> {
  const known = await findPerson(em, input, familyId);
  if (!known) return addMember(em, familyId, { ...input, relation: FamilyRelation.CHILD }, by);
  if (input.nik != null) await addNik(em, known, input.nik, ['input'], by);
  return known;
}

function withPerson(child: Child, { name, nik, nikDiffers }: Person): Child {
  return Object.assign(child, { name, nik, nikDiffers });
}
