import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { areaLevel } from '../areaCode.ts';
import { badUserInput, forbidden, HubError, notFound, type InputPath } from '../errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { Family } from './Family.ts';
import type { FamilyOperation } from './FamilyOperation.ts';
import { mergedInto } from './mergedFamilies.ts';
import { Person } from './Person.ts';

/**
 * Locks a family that somebody wants to change. Families come before their children, enrolments and cases in every
 * transaction that locks both.
 * @throws HubError NOT_FOUND (`extensions.mergedInto` where it was merged into another), or FORBIDDEN outside the viewer's areas.
 */
export async function lockFamily(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<Family> {
  await lockFamilyRows(em, [id]);
  return changeableFamily(em, id, viewer, inputPath);
}

/** Locks families in the order of their keys, so that changes of the same families do not wait for each other. */
export async function lockFamilyRows(em: SqlEntityManager, ids: readonly string[]): Promise<void> {
  await queryIn(em, 'select from family where id = any($1::uuid[]) order by id for update', [ids]);
}

/** A locked family, where there is one the viewer may change. @throws as `lockFamily`. */
export async function changeableFamily(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<Family> {
  const family = await em.findOne(Family, { id });
  if (family === null) throw await unknownFamily(em, id, inputPath);
  if (!mayWriteIn(viewer, family.villageCode)) throw forbidden(inputPath);
  return family;
}

async function unknownFamily(em: SqlEntityManager, id: string, inputPath: InputPath): Promise<HubError> {
  const into = await mergedInto(em, id);
  if (into === null) return notFound(inputPath, 'no such family');
  return new HubError(`${inputPath.join('.')}: the family was merged into another one`, 'NOT_FOUND', inputPath, { mergedInto: `Family_${into}` });
}

/**
 * Locks the family of a person that somebody wants to change, and returns both.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockMember(em: SqlEntityManager, personId: string, viewer: Viewer, inputPath: InputPath): Promise<{ family: Family; person: Person }> {
  let familyId: string | null = null;
  // The person may have gone to another family while this one was waited for.
  for (;;) {
    const [found] = await queryIn<{ family_id: string }>(em, 'select family_id from person where id = $1', [personId]);
    if (found === undefined) throw notFound(inputPath, 'no such person');
    if (found.family_id === familyId) break;
    familyId = found.family_id;
    await lockFamilyRows(em, [familyId]);
  }
  const family = await changeableFamily(em, familyId, viewer, inputPath);
  return { family, person: await em.findOneOrFail(Person, { id: personId }) };
}

/** @throws HubError BAD_USER_INPUT (no village's code), NOT_FOUND, or FORBIDDEN outside the viewer's areas. */
export function requireVillage(code: string, { areas, viewer }: Pick<FamilyOperation, 'areas' | 'viewer'>, inputPath: InputPath): void {
  if (areaLevel(code) !== 'VILLAGE') throw badUserInput(inputPath, `${code} is not the code of a village`, 'a village code');
  areas.require(code, inputPath);
  if (!mayWriteIn(viewer, code)) throw forbidden(inputPath);
}
