import { v7 as uuid } from 'uuid';
import { mayWriteIn } from '../access/viewer.ts';
import type { AreaCode } from '../areaCode.ts';
import type { IsoDate } from '../calendar.ts';
import { badUserInput, forbidden, HubError, notFound } from '../errors.ts';
import { lockKey } from '../store/lockKey.ts';
import { queryIn } from '../store/queryIn.ts';
import { checkNotInFuture, checkSameVillage, checkVillage, lockKampungKB, requiredText, type KampungKBOperation } from './KampungKBOperation.ts';
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
 * Adds a member to the working group of a Kampung KB. The same `clientKey` twice returns the first one.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND (village, or not declared), FORBIDDEN, or CONFLICT when somebody of that name
 *   is in the group already; nothing is stored.
 */
export async function addWorkingGroupMember({ villageCode, role, name, since, trained, clientKey }: NewWorkingGroupMember, operation: KampungKBOperation): Promise<WorkingGroupMember> {
  checkVillage(villageCode, operation);
  const known = requiredText(name, ['name'], longestName).replace(/\s+/g, ' ');
  checkNotInFuture(since, operation.today, ['since']);
  return operation.store.transaction(async (em) => {
    await lockKampungKB(em, villageCode);
    if (clientKey != null) {
      await lockKey(em, 'working group member', clientKey);
      const earlier = await em.findOne(WorkingGroupMember, { clientKey });
      if (earlier) {
        checkSameVillage(earlier, villageCode);
        return earlier;
      }
    }
    const [twice] = await queryIn(em, 'select id from working_group_member where village_code = $1 and lower(name) = lower($2) and until is null', [villageCode, known]);
    if (twice !== undefined) throw new HubError('name: somebody of this name is in the working group already; allowed: a name that tells them apart', 'CONFLICT', ['name']);
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
      clientKey: clientKey ?? null,
      demo: false,
    });
    await em.flush();
    return member;
  });
}

/**
 * Ends a membership; who was in the group stays on record. Ending it again on the same day returns it as it is.
 * @throws HubError BAD_USER_INPUT, NOT_FOUND, FORBIDDEN, or CONFLICT when it ended on another day.
 */
export async function removeWorkingGroupMember({ id, until }: { id: string; until: IsoDate }, { store, viewer, today }: Omit<KampungKBOperation, 'areas'>): Promise<WorkingGroupMember> {
  checkNotInFuture(until, today, ['until']);
  return store.transaction(async (em) => {
    await queryIn(em, 'select from working_group_member where id = $1 for update', [id]);
    const member = await em.findOne(WorkingGroupMember, { id });
    if (!member) throw notFound(['id'], 'no such member');
    if (!mayWriteIn(viewer, member.villageCode)) throw forbidden(['id']);
    if (until < member.since) throw badUserInput(['until'], `${until} is before the first day in the group`, `a date from ${member.since} to ${today}`);
    if (member.until !== null && member.until !== until) throw new HubError(`until: the membership ended on ${member.until} already`, 'CONFLICT', ['until']);
    member.until = until;
    await em.flush();
    return member;
  });
}
