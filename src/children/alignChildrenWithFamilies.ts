import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { badUserInput, conflict } from '../base/errors.ts';
import { Hook, type Hooks } from '../events/Hooks.ts';
import {
  familyMoved,
  memberCorrected,
  memberLeaving,
  membersMoved,
  MonitoringEnd,
  personsMerged,
  type MemberCorrected,
  type MemberLeaving,
} from '../families/index.ts';
import { queryIn } from '../store/queryIn.ts';
import { Child } from './Child.ts';
import { recordStay } from './childStays.ts';
import { mergeChildren } from './mergeChildren.ts';
import { reassessChild } from './reassessChild.ts';

/** Children under monitoring moved to another village. */
export interface ChildrenMoved {
  childIds: readonly string[];
  villageCode: string;
}

export const childrenMoved = new Hook<ChildrenMoved>('childrenMoved');

/** Aligns children under growth monitoring with changes of their families; the caller has locked both. */
export function alignChildrenWithFamilies(hooks: Hooks): void {
  hooks.on(personsMerged, (em, fact) => mergeChildren(em, fact, hooks));
  hooks.on(membersMoved, async (em, { personIds, to, today }) => {
    const moving = await queryIn<{ id: string; from: string }>(
      em,
      'select id, village_code as "from" from child where id = any($1::uuid[]) order by id',
      [personIds],
    );
    for (const { id, from } of moving) if (from !== to.villageCode) await recordStay(em, [id], { villageCode: from, until: today });
    // A foreign key updates the village of their cases.
    await queryIn(em, 'update child set family_id = $2, village_code = $3 where id = any($1::uuid[])', [personIds, to.id, to.villageCode]);
    await hooks.run(childrenMoved, em, { childIds: personIds, villageCode: to.villageCode });
  });
  hooks.on(familyMoved, async (em, { family, from, movedOn }) => {
    const children = await queryIn<{ id: string }>(em, 'select id from child where family_id = $1', [family.id]);
    const childIds = children.map(({ id }) => id);
    await recordStay(em, childIds, { villageCode: from, until: movedOn });
    await hooks.run(childrenMoved, em, { childIds, villageCode: family.villageCode });
  });
  hooks.on(memberCorrected, (em, fact) => reassessCorrected(em, fact, hooks));
  hooks.on(memberLeaving, refuseMonitored);
}

/** A foreign key updates sex and birth date in the child's row; its growth is assessed with them. */
async function reassessCorrected(em: SqlEntityManager, { person, viewer, today }: MemberCorrected, hooks: Hooks): Promise<void> {
  const child = await em.findOne(Child, { id: person.id });
  if (child === null) return;
  if (person.bornOn === null) throw badUserInput(['input', 'bornOn'], 'children.birthDateNeeded');
  if (child.monitoringEnd === MonitoringEnd.ENTERED_IN_ERROR) person.goneOn = person.bornOn;
  await em.flush();
  await reassessChild(em, person.id, { hooks, viewer, today });
}

async function refuseMonitored(em: SqlEntityManager, { person }: MemberLeaving): Promise<void> {
  if ((await em.count(Child, { id: person.id })) > 0) {
    throw conflict(['id'], 'children.monitoredChild');
  }
}
