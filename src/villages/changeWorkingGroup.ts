import { v7 as uuid } from 'uuid';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { storeOnce, type KeyedCall } from '../access/clientKey/storeOnce.ts';
import { mayWriteIn } from '../access/viewer.ts';
import type { AreaCode } from '../base/areaCode.ts';
import type { IsoDate } from '../base/calendar.ts';
import { badUserInput, conflict, forbidden, notFound } from '../base/errors.ts';
import { queryIn } from '../store/queryIn.ts';
import { checkNotInFuture, checkVillage, lockKampungKB, requiredText, type KampungKBOperation } from './KampungKBOperation.ts';
import type { WorkingGroupRole } from './kampungKBEnums.ts';
import { WorkingGroupMember } from './WorkingGroupMember.ts';

export interface NewWorkingGroupMember {
  villageCode: AreaCode;
  role: WorkingGroupRole;
  name: string;
  since: IsoDate;
  trained: boolean;
  clientKey?: string | null;
}

const longestName = 100;

/**
 * Adds a member to the working group of a Kampung KB. Repeating a `clientKey` returns the first record.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village, or not declared), FORBIDDEN, or CONFLICT when somebody of that name
 *   is in the group already, or the `clientKey` was used for another input; nothing is stored.
 */
export async function addWorkingGroupMember(
  { villageCode, role, name, since, trained, clientKey }: NewWorkingGroupMember,
  operation: KampungKBOperation,
): Promise<WorkingGroupMember> {
  checkVillage(villageCode, operation);
  const known = requiredText(name, ['name'], longestName).replace(/\s+/g, ' ');
  checkNotInFuture(since, operation.today, ['since']);
  return operation.store.transaction((em) =>
    storeOnce(em, operation, keyedMember(em, { villageCode, role, name: known, since, trained, clientKey }), async () => {
      await lockKampungKB(em, villageCode);
      const [twice] = await queryIn(
        em,
        'select id from working_group_member where village_code = $1 and lower(name) = lower($2) and until is null',
        [villageCode, known],
      );
      if (twice !== undefined) throw conflict(['name'], 'villages.memberNameTaken');
      const member = em.create(WorkingGroupMember, {
        id: uuid(),
        villageCode,
        role,
        name: known,
        since,
        trained,
        until: null,
        recordedBy: operation.viewer.id,
        recordedAt: new Date(),
        demo: false,
      });
      await em.flush();
      return member;
    }),
  );
}

/** A call with a client key that identifies a member of a working group. */
function keyedMember(em: SqlEntityManager, { clientKey, ...input }: NewWorkingGroupMember): KeyedCall<WorkingGroupMember> {
  return {
    kind: 'working group member',
    mutation: 'addWorkingGroupMember',
    clientKey,
    inputPath: ['clientKey'],
    input,
    find: (id) => em.findOne(WorkingGroupMember, { id }),
    isSame: (stored) =>
      stored.villageCode === input.villageCode &&
      stored.role === input.role &&
      stored.name === input.name &&
      stored.since === input.since &&
      stored.trained === input.trained,
  };
}

/**
 * Ends a membership; who was in the group stays on record. Ending it again on the same day returns it as it is.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or CONFLICT when it ended on another day.
 */
export async function removeWorkingGroupMember(
  { id, until }: { id: string; until: IsoDate },
  { store, viewer, today }: Omit<KampungKBOperation, 'areas'>,
): Promise<WorkingGroupMember> {
  checkNotInFuture(until, today, ['until']);
  return store.transaction(async (em) => {
    await queryIn(em, 'select from working_group_member where id = $1 for update', [id]);
    const member = await em.findOne(WorkingGroupMember, { id });
    if (!member) throw notFound(['id'], 'villages.noSuchMember');
    if (!mayWriteIn(viewer, member.villageCode)) throw forbidden(['id']);
    if (until < member.since) throw badUserInput(['until'], 'villages.untilBeforeSince', { date: until, since: member.since, today });
    if (member.until !== null && member.until !== until) throw conflict(['until'], 'villages.membershipEnded', { date: member.until });
    member.until = until;
    await em.flush();
    return member;
  });
}
