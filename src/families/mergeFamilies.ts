import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { recordRead } from '../access/audit/recordWrite.ts';
import { moveClientKeys } from '../access/clientKey/forgetClientKeys.ts';
import { NikAttempts } from '../access/nik/NikAttempts.ts';
import type { NikVault } from '../store/nik/NikVault.ts';
import { badUserInput } from '../base/errors.ts';
import { lockHouseholds } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import { requiredReason } from './checks.ts';
import { FamilyChangeKind } from './enums.ts';
import { Family } from './Family.ts';
import { cardChanged, storeCard, wholeCardOf } from './familyCard.ts';
import type { FieldChange } from './FamilyChange.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry, applyChanges } from './history.ts';
import { familiesChanged, familiesMerged, membersMoved, personsMerged, type ChangeAuthor } from './hooks.ts';
import { changeableFamily } from './lockFamilies.ts';
import { matchMembers } from './matchMembers.ts';
import { mergedInto } from './mergedFamilies.ts';
import { Person } from './Person.ts';
import { claimNiks, storeNik, nikChanged, wholeNikOf } from './personNik.ts';

export interface FamilyMerge {
  /** Key of the family that stays. */
  keepId: string;
  /** Key of its duplicate. */
  mergeId: string;
  reason: string;
}

/**
 * Merges a family that was registered twice. People in both go on as one (`matchMembers`), the others join; children
 * under monitoring with their measurements and cases, and enrolments, follow. What the family that stays does not
 * know, it takes over. The other family's id is answered with where it went. Merging them again returns the family.
 * @throws HubError BAD_USER_INPUT (a family with itself), NOT_FOUND, FORBIDDEN when the viewer may not write in both
 *   villages, or CONFLICT (a child with other measurements of one day in each); nothing is stored.
 */
export async function mergeFamilies(
  { keepId, mergeId, reason: text }: FamilyMerge,
  { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>,
): Promise<Family> {
  const reason = requiredReason(text, ['reason']);
  if (keepId === mergeId) throw badUserInput(['mergeId'], 'families.mergeWithItself');
  return NikAttempts.transaction(
    { store, viewer, today },
    { familyIds: [keepId, mergeId].toSorted(), mayLook: true },
    async (em, attempts) => {
      // One of the duplicate's members may have a NIK, which will be sealed anew.
      await store.niks.holdKey(em);
      await lockHouseholds(em, [keepId, mergeId]);
      const kept = await changeableFamily(em, keepId, viewer, ['keepId']);
      if ((await mergedInto(em, mergeId)) === keepId) {
        recordRead(store, em, { field: 'Family', familyIds: [keepId] });
        return kept;
      }
      const merged = await changeableFamily(em, mergeId, viewer, ['mergeId']);

      const author = { viewer, today };
      const { pairs, joining } = matchMembers(await em.find(Person, { familyId: keepId }), await em.find(Person, { familyId: mergeId }));
      for (const pair of pairs) await mergePersons(em, pair, kept, author, { hooks, niks: store.niks, attempts });
      for (const { person, relation } of joining) Object.assign(person, { familyId: keepId, relation });
      await em.flush();
      await hooks.run(membersMoved, em, { personIds: joining.map(({ person }) => person.id), to: kept, ...author });
      await hooks.run(familiesMerged, em, { kept, merged, ...author });

      addEntry(em, {
        familyId: keepId,
        kind: FamilyChangeKind.MERGED,
        otherFamilyId: mergeId,
        fields: [...(await mergeCards(em, store.niks, kept, merged)), ...fillUnknownFacts(kept, merged), ...goOnTogether(kept, merged)],
        reason,
        recordedBy: viewer.id,
      });
      await em.flush();
      await replaceFamily(em, merged, keepId);
      await hooks.run(familiesChanged, em, { familyIds: [keepId, mergeId] });
      return kept;
    },
  );
}

/** The person who stays learns what only the duplicate knew. @param by.why a reason for the history. */
export async function mergePersons(
  em: SqlEntityManager,
  { kept, duplicate }: { kept: Person; duplicate: Person },
  to: Family,
  author: ChangeAuthor,
  { hooks, niks, attempts, why }: { hooks: FollowedOperation['hooks']; niks: NikVault; attempts: NikAttempts; why?: string },
): Promise<void> {
  await hooks.run(personsMerged, em, { kept, duplicate, to, ...author });
  const { id } = duplicate;
  const filled = valuesBy(duplicate, personRules, 'filled');
  // It was sealed for the duplicate, and is unique.
  const nik = kept.nik === null ? wholeNikOf(niks, duplicate) : null;
  em.remove(duplicate);
  await em.flush();
  await moveClientKeys(em, id, kept.id);
  const fields = fillUnknown(kept, filled);
  if (nik !== null) {
    await claimNiks(em, niks, [nik], { attempts, inputPath: ['mergeId'] });
    await storeNik(em, niks, kept, nik);
    fields.unshift(nikChanged);
  }
  addEntry(em, {
    familyId: to.id,
    kind: FamilyChangeKind.MEMBER_CHANGED,
    personId: kept.id,
    fields,
    reason: [`Registered twice, also as Person_${id}.`, why ?? ''].join(' ').trim(),
    recordedBy: author.viewer.id,
  });
  await em.flush();
}

/**
 * What a merge does with each column of the duplicate: `kept` as it is in the record that stays, or `filled` from the duplicate if it is
 * unknown there. A column without a rule does not compile.
 */
const personRules: Record<keyof Person, 'kept' | 'filled'> = {
  id: 'kept',
  familyId: 'kept',
  name: 'kept',
  // The NIK is encrypted for one person: `mergePersons` stores it anew.
  nik: 'kept',
  nikSealed: 'kept',
  nikHash: 'kept',
  nikDiffers: 'kept',
  sex: 'kept',
  bornOn: 'kept',
  relation: 'kept',
  married: 'filled',
  marriagePlannedOn: 'filled',
  pregnantDueOn: 'filled',
  goneOn: 'kept',
  pseudonymisedAt: 'kept',
  demo: 'kept',
};

/** As `personRules`; `filled in the village` only where both families live in one village: RT and RW say nothing in another. */
const familyRules: Record<keyof Family, 'kept' | 'filled' | 'filled in the village'> = {
  id: 'kept',
  villageCode: 'kept',
  // The number is encrypted for one family: `mergeCards` stores it anew.
  familyCard: 'kept',
  cardSealed: 'kept',
  cardHash: 'kept',
  rt: 'filled in the village',
  rw: 'filled in the village',
  welfareDecile: 'filled',
  habitable: 'filled',
  safeDrinkingWater: 'filled',
  healthyLatrine: 'filled',
  cleanSurroundings: 'filled',
  modernContraception: 'filled',
  // Monitoring goes on where it does in one of the two: `goOnTogether`.
  monitoringEnd: 'kept',
  monitoringEndedOn: 'kept',
  origin: 'kept',
  recordedBy: 'kept',
  recordedAt: 'kept',
  demo: 'kept',
};

/** The values of a record whose columns have one of the rules. */
function valuesBy<Row extends object, Rule extends string>(row: Row, rules: Record<keyof Row, Rule>, ...taken: Rule[]): Partial<Row> {
  const names = (Object.keys(rules) as (keyof Row)[]).filter((name) => taken.includes(rules[name]));
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Partial<Row>;
}

function fillUnknownFacts(kept: Family, merged: Family): FieldChange[] {
  const sameVillage = merged.villageCode === kept.villageCode;
  return fillUnknown(kept, valuesBy(merged, familyRules, 'filled', ...(sameVillage ? (['filled in the village'] as const) : [])));
}

/** Takes over the values that are not known yet. */
function fillUnknown<Row extends object>(row: Row, values: Partial<Row>): FieldChange[] {
  const unknown = Object.entries(values).filter(([field]) => row[field as keyof Row] === null);
  return applyChanges<Row>(row, Object.fromEntries(unknown) as Partial<Row>);
}

/** The number of the duplicate's card becomes that of a family without one. */
async function mergeCards(em: SqlEntityManager, niks: NikVault, kept: Family, merged: Family): Promise<FieldChange[]> {
  const card = kept.familyCard === null ? wholeCardOf(niks, merged) : null;
  if (card === null) return [];
  // It is unique: the duplicate's goes first.
  await storeCard(em, niks, merged, null);
  await em.flush();
  await storeCard(em, niks, kept, card);
  return [cardChanged];
}

/** A family that was ended goes on when it goes on as its duplicate. */
function goOnTogether(kept: Family, merged: Family): FieldChange[] {
  return merged.monitoringEnd === null ? applyChanges(kept, { monitoringEnd: null, monitoringEndedOn: null }) : [];
}

/** Deletes the row of a merged family and keeps where it went. */
async function replaceFamily(em: SqlEntityManager, merged: Family, intoId: string): Promise<void> {
  await queryIn(em, 'update merged_family set into_id = $2 where into_id = $1', [merged.id, intoId]);
  await queryIn(em, 'insert into merged_family (id, into_id) values ($1, $2)', [merged.id, intoId]);
  await moveClientKeys(em, merged.id, intoId);
  await queryIn(em, 'delete from family where id = $1', [merged.id]);
}
