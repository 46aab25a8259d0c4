import { appendAlertEvents } from '../../src/alerts/appendAlertEvent.ts';
import { AlertEventType, AlertKind, AlertSeverity } from '../../src/alerts/index.ts';
import { raiseAlerts } from '../../src/alerts/raiseAlerts.ts';
import type { AlertFacts } from '../../src/alerts/alertMessage.ts';
import type { Store } from '../../src/store/Store.ts';
import { fixtureVillages } from './fixture.ts';

/** Appends events to a hub's log without what leads to them: for tests of how they are delivered. */
export interface TestAlertLog {
  /** Appends an event about a village's alert in a transaction of its own; returns its place. */
  append(villageCode: string, during?: () => Promise<void>): Promise<number>;
}

/** Raises an alert for every village of the fixture, to append events to. */
export async function openAlertLog(store: Store): Promise<TestAlertLog> {
  await store.transaction((em) =>
    raiseAlerts(
      em,
      fixtureVillages.map((villageCode) => ({
        kind: AlertKind.VILLAGE_PREVALENCE_RISE,
        since: '2026-06-01',
        villageCode,
        childId: null,
        measurementId: null,
        facts: { villageName: 'Desa' } as AlertFacts,
        demo: true,
      })),
    ),
  );
  const alerts = new Map(
    (await store.read<{ id: string; village_code: string }>('test', 'select id, village_code from alert')).map(({ id, village_code }) => [
      village_code,
      id,
    ]),
  );
  return {
    append: (villageCode, during) =>
      store.transaction(async (em) => {
        const event = {
          alertId: alerts.get(villageCode) ?? '',
          type: AlertEventType.RAISED,
          villageCode,
          kind: AlertKind.VILLAGE_PREVALENCE_RISE,
          severity: AlertSeverity.WARNING,
          at: new Date(),
        };
        const [seq] = await appendAlertEvents(em, [event]);
        await during?.();
        return seq ?? Number.NaN;
      }),
  };
}
