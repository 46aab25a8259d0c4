import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NikVault } from '../access/nik/NikVault.ts';
import { badUserInput } from '../errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { requiredReason } from './checks.ts';
import { FamilyChangeKind } from './enums.ts';
import { Family } from './Family.ts';
import type { FieldChange } from './FamilyChange.ts';
import type { FollowedOperation } from './FamilyOperation.ts';
import { addEntry, applyChanges } from './history.ts';
import { familiesChanged, familiesMerged, familiesMerging, membersMoved, personsMerged, type ChangeAuthor } from './hooks.ts';
import { changeableFamily, lockFamilyRows } from './lockFamilies.ts';
import { matchMembers } from './matchMembers.ts';
import { mergedInto } from './mergedFamilies.ts';
import { Person } from './Person.ts';
import { giveNik, nikChanged, wholeNikOf } from './personNik.ts';

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
export async function mergeFamilies({ keepId, mergeId, reason: text }: FamilyMerge, { store, viewer, today, hooks }: Omit<FollowedOperation, 'areas'>): Promise<Family> {
  const reason = requiredReason(text, ['reason']);
  if (keepId === mergeId) throw badUserInput(['mergeId'], 'the family itself', 'the id of another family');
  return store.transaction(async (em) => {
    await lockFamilyRows(em, [keepId, mergeId]);
    const kept = await changeableFamily(em, keepId, viewer, ['keepId']);
    if ((await mergedInto(em, mergeId)) === keepId) return kept;
    const merged = await changeableFamily(em, mergeId, viewer, ['mergeId']);

    const author = { viewer, today };
    await hooks.run(familiesMerging, em, { kept, merged, ...author });
    const { pairs, joining } = matchMembers(await em.find(Person, { familyId: keepId }), await em.find(Person, { familyId: mergeId }));
    for (const pair of pairs) await mergePersons(em, pair, kept, author, { hooks, niks: store.niks });
    for (const { person, relation } of joining) Object.assign(person, { familyId: keepId, relation });
    await em.flush();
    await hooks.run(membersMoved, em, { personIds: joining.map(({ person }) => person.id), to: kept, ...author });
    await hooks.run(familiesMerged, em, { kept, merged, ...author });

    addEntry(em, { familyId: keepId, kind: FamilyChangeKind.MERGED, otherFamilyId: mergeId, fields: learnFacts(kept, merged), reason, recordedBy: viewer.id });
    await em.flush();
    await replaceFamily(em, merged, keepId);
    await hooks.run(familiesChanged, em, { familyIds: [keepId, mergeId] });
    return kept;
  });
}

/** The person who stays learns what only the duplicate knew. */
async function mergePersons(em: SqlEntityManager, { kept, duplicate }: { kept: Person; duplicate: Person }, to: Family, author: ChangeAuthor, { hooks, niks }: { hooks: FollowedOperation['hooks']; niks: NikVault }): Promise<void> {
  await hooks.run(personsMerged, em, { kept, duplicate, to, ...author });
  const { id, married, marriagePlannedOn, pregnantDueOn } = duplicate;
  // It was sealed for the duplicate, and is unique.
  const nik = kept.nik === null ? wholeNikOf(niks, duplicate) : null;
  em.remove(duplicate);
  await em.flush();
  const fields = learn(kept, { married, marriagePlannedOn, pregnantDueOn });
  if (nik !== null) {
    await giveNik(em, niks, kept, nik, []);
    fields.unshift(nikChanged);
  }
  addEntry(em, { familyId: to.id, kind: FamilyChangeKind.MEMBER_CHANGED, personId: kept.id, fields, reason: `Registered twice, also as Person_${id}.`, recordedBy: author.viewer.id });
  await em.flush();
}

function learnFacts(kept: Family, { rt, rw, welfareDecile, habitable, safeDrinkingWater, healthyLatrine, cleanSurroundings, modernContraception, villageCode }: Family): FieldChange[] {
  // RT and RW say nothing in another village.
  const units = villageCode === kept.villageCode ? { rt, rw } : {};
  return learn<Family>(kept, { ...units, welfareDecile, habitable, safeDrinkingWater, healthyLatrine, cleanSurroundings, modernContraception });
}

/** Takes over the values that are not known yet. */
function learn<Row extends object>(row: Row, values: Partial<Row>): FieldChange[] {
  const unknown = Object.entries(values).filter(([field]) => row[field as keyof Row] === null);
  return applyChanges<Row>(row, Object.fromEntries(unknown) as Partial<Row>);
}

/** Deletes the row of a merged family and keeps where it went. */
async function replaceFamily(em: SqlEntityManager, merged: Family, intoId: string): Promise<void> {
  await queryIn(em, 'update merged_family set into_id = $2 where into_id = $1', [merged.id, intoId]);
  await queryIn(em, 'insert into merged_family (id, into_id, client_key) values ($1, $2, $3)', [merged.id, intoId, merged.clientKey]);
  await queryIn(em, 'delete from family where id = $1', [merged.id]);
}
