import { monthsBefore, type IsoDate } from '../../base/calendar.ts';
import { queryIn } from '../../store/queryIn.ts';
import type { Store } from '../../store/Store.ts';
import type { Hooks } from '../../events/Hooks.ts';
import { childrenChanged } from '../childrenChanged.ts';
import { closeBy } from './changeCase.ts';
import { agedOutMonths } from './closeStuntingCase.ts';
import { StuntingCase } from './StuntingCase.ts';

/** Cases closed in one transaction. */
const batch = 200;

/**
 * Closes the active cases of children who have turned 60 months. Runs at start and once a day; concurrent runs of several instances take
 * different children.
 * @returns how many were closed.
 */
export async function closeAgedOutCases(store: Store, hooks: Hooks, today: IsoDate): Promise<number> {
  for (let closed = 0; ;) {
    const found = await store.transaction(async (em) => {
      const due = await queryIn<{ id: string; childId: string }>(
        em,
        `select s.id, c.id as "childId" from stunting_case s join child c on c.id = s.child_id
          where s.closed_on is null and c.born_on <= $1::date order by c.id limit $2 for update of c skip locked`,
        [monthsBefore(today, agedOutMonths), batch],
      );
      for (const stuntingCase of await em.find(StuntingCase, { id: { $in: due.map(({ id }) => id) }, closedOn: null })) {
        closeBy(em, stuntingCase, 'AGE_OUT', today, { recordedBy: 'hub', note: `The child has turned ${agedOutMonths} months.` }, ['id']);
      }
      await em.flush();
      await hooks.run(childrenChanged, em, { childIds: due.map(({ childId }) => childId) });
      return due.length;
    });
    closed += found;
    if (found < batch) return closed;
  }
}
