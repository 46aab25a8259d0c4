import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { storeOnce } from '../access/clientKey/storeOnce.ts';
import { conflict } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { checkOneHead, membersOf, relate, type MemberRelation } from './changeFamilyHead.ts';
import { checkFamilyFacts, requiredReason, unitNumber } from './checks.ts';
import { FamilyChangeKind, FamilyOrigin, FamilyRelation } from './enums.ts';
import { Family } from './Family.ts';
import { FamilyChange } from './FamilyChange.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry } from './history.ts';
import { familiesChanged, membersMoved } from './hooks.ts';
import { keyedFamily } from './keyedCalls.ts';
import { lockFamily } from './lockFamilies.ts';
import type { FamilyFactsInput } from './NewFamily.ts';
import { Person } from './Person.ts';

export interface FamilySplit extends FamilyFactsInput {
  /** Who leaves, each with the relation to the new family's head. */
  members: readonly MemberRelation[];
  reason: string;
  clientKey?: string | null;
}

/**
 * Makes a family of its own of some members of another: a married child with spouse and children, say. It lives in the same village, and in
 * the same RT and RW unless others are given; its welfare and house are what is given. Children under monitoring follow, enrolments stay
 * with the old family. Repeating a `clientKey` returns the first result.
 * @returns the new family.
 * @throws HubError BAD_USER_INPUT (not exactly one head, nobody's member), NOT_FOUND, FORBIDDEN, or CONFLICT when the
 *   head of the old family would leave it; nothing is stored.
 */
export async function splitFamily(
  id: string,
  split: FamilySplit,
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Family> {
  const inputPath = ['input', 'members'];
  const reason = requiredReason(split.reason, ['input', 'reason']);
  checkFamilyFacts(split, ['input']);
  checkOneHead(split.members, inputPath);
  return store.transaction((em) =>
    storeOnce(
      em,
      { store, viewer },
      keyedFamily(em, 'family change', {
        mutation: 'splitFamily',
        clientKey: split.clientKey,
        input: { id, split },
        isSame: isSplitFrom(em, id),
      }),
      async () => {
        const old = await lockFamily(em, id, viewer, ['id']);
        const leaving = membersOf(await em.find(Person, { familyId: id }), split.members, inputPath);
        const head = leaving.findIndex(({ relation }) => relation === FamilyRelation.HEAD);
        if (head !== -1) {
          throw conflict([...inputPath, head, 'personId'], 'families.splitHead');
        }

        const made = em.create(Family, newFamily(old, split, viewer.id));
        addEntry(em, { familyId: made.id, kind: FamilyChangeKind.SPLIT_FROM, otherFamilyId: id, reason, recordedBy: viewer.id });
        addEntry(em, { familyId: id, kind: FamilyChangeKind.SPLIT_OFF, otherFamilyId: made.id, reason, recordedBy: viewer.id });
        await em.flush();
        const personIds = leaving.map((person) => person.id);
        await queryIn(em, 'update person set family_id = $2 where id = any($1::uuid[])', [personIds, made.id]);
        for (const person of leaving) person.familyId = made.id;
        await relate(em, leaving, split.members, today, inputPath);
        await hooks.run(membersMoved, em, { personIds, to: made, viewer, today });
        await hooks.run(familiesChanged, em, { familyIds: [id, made.id] });
        return made;
      },
    ),
  );
}

function newFamily(old: Family, { rt, rw, welfareDecile, housing, modernContraception }: FamilySplit, recordedBy: string): Family {
  return {
    id: uuid(),
    villageCode: old.villageCode,
    // A new family gets a card of its own.
    familyCard: null,
    cardSealed: null,
    cardHash: null,
    rt: rt === undefined ? old.rt : unitNumber(rt),
    rw: rw === undefined ? old.rw : unitNumber(rw),
    welfareDecile: welfareDecile ?? null,
    habitable: housing?.habitable ?? null,
    safeDrinkingWater: housing?.safeDrinkingWater ?? null,
    healthyLatrine: housing?.healthyLatrine ?? null,
    cleanSurroundings: housing?.cleanSurroundings ?? null,
    modernContraception: modernContraception ?? null,
    monitoringEnd: null,
    monitoringEndedOn: null,
    origin: FamilyOrigin.REGISTERED,
    recordedBy,
    recordedAt: new Date(),
    demo: old.demo,
  };
}

const isSplitFrom =
  (em: SqlEntityManager, id: string) =>
  async (family: Family): Promise<boolean> =>
    (await em.count(FamilyChange, { familyId: family.id, kind: FamilyChangeKind.SPLIT_FROM, otherFamilyId: id })) > 0;
