import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { mayWriteIn, type Viewer } from '../access/viewer.ts';
import { areaLevel } from '../base/areaCode.ts';
import { badUserInput, forbidden, HubError, type InputPath, notFound } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { lockHouseholds } from '../store/locks.ts';
import { queryIn } from '../store/queryIn.ts';
import { StaleLocks } from '../store/repeatable.ts';
import { Family } from './Family.ts';
import type { FamilyOperation } from './FamilyOperation.ts';
import { mergedInto } from './mergedFamilies.ts';
import { Person } from './Person.ts';

/**
 * Locks a family that somebody wants to change, with its members and its children under monitoring: whatever follows from the change
 * finds them locked (docs/decisions/024).
 * @throws HubError NOT_FOUND (`extensions.mergedInto` where it was merged into another), or FORBIDDEN outside the viewer's areas.
 */
export async function lockFamily(em: SqlEntityManager, id: string, viewer: Viewer, inputPath: InputPath): Promise<Family> {
  await lockHouseholds(em, [id]);
  return changeableFamily(em, id, viewer, inputPath);
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
  if (into === null) return notFound(inputPath, 'shared.noSuchFamily');
  return new HubError(message('families.mergedFamily'), 'NOT_FOUND', inputPath, { mergedInto: `Family_${into}` });
}

/**
 * Locks the family of a person that somebody wants to change, as `lockFamily` does, and returns both.
 * @throws HubError NOT_FOUND, or FORBIDDEN outside the viewer's areas.
 */
export async function lockMember(
  em: SqlEntityManager,
  personId: string,
  viewer: Viewer,
  inputPath: InputPath,
): Promise<{ family: Family; person: Person }> {
  const familyId = await familyIdOf(em, personId, inputPath);
  await lockHouseholds(em, [familyId]);
  // The person may have gone to another family while this one was waited for.
  if ((await familyIdOf(em, personId, inputPath)) !== familyId) throw new StaleLocks();
  const family = await changeableFamily(em, familyId, viewer, inputPath);
  return { family, person: await em.findOneOrFail(Person, { id: personId }) };
}

async function familyIdOf(em: SqlEntityManager, personId: string, inputPath: InputPath): Promise<string> {
  const [found] = await queryIn<{ family_id: string }>(em, 'select family_id from person where id = $1', [personId]);
  if (found === undefined) throw notFound(inputPath, 'shared.noSuchPerson');
  return found.family_id;
}

/** @throws HubError BAD_USER_INPUT (no village's code), NOT_FOUND, or FORBIDDEN outside the viewer's areas. */
export function requireVillage(code: string, { areas, viewer }: Pick<FamilyOperation, 'areas' | 'viewer'>, inputPath: InputPath): void {
  if (areaLevel(code) !== 'VILLAGE') throw badUserInput(inputPath, 'shared.notAVillageCode', { code });
  areas.require(code, inputPath);
  if (!mayWriteIn(viewer, code)) throw forbidden(inputPath);
}
