import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Role, type Grant } from '../../src/access/viewer.ts';
import { dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { watch, webSocketClient, type Watched } from '../support/subscribe.ts';
import { bearing, serveAuthenticated, type AuthenticatedHub } from './authenticatedHub.ts';

const told = 'subscription Told { stuntingAlerts { type alert { kind child { name } } } }';
const village = '33.26.01.2001';
const cadre = (id: string): Grant => ({ id, role: Role.CADRE, areas: [village] });

interface Told {
  stuntingAlerts: { type: string; alert: { kind: string; child: { name: string } } };
}

onAnyDatabase((kind) => {
  describe('An event that many are told of', () => {
    let hub: AuthenticatedHub;
    beforeAll(async () => {
      hub = await serveAuthenticated(kind);
    });
    afterAll(() => hub.close());

    async function subscribe(grant: Grant): Promise<Watched<Told>> {
      const client = webSocketClient(hub.url, bearing(await hub.localToken(grant)));
      onTestFinished(() => void client.dispose());
      const open = hub.hub.alerts.size;
      const watched = watch<Told>(client, told);
      await expect.poll(() => hub.hub.alerts.size).toBe(open + 1);
      return watched;
    }

    it('is read once for those with the same rights, and recorded for each of them', async () => {
      const watchers = [await subscribe(cadre('cadre-1')), await subscribe(cadre('cadre-2')), await subscribe(cadre('cadre-3'))];
      const officer = await subscribe({ id: 'officer', role: Role.FIELD_OFFICER, areas: ['33.26.01'] });
      const administrator = bearing(await hub.localToken({ id: 'administrator', role: Role.ADMINISTRATOR, areas: null }));
      const { families } = await dataOf<{ families: { nodes: { id: string }[] } }>(
        hub.url,
        `{ families(filter: { area: "${village}" }, first: 1) { nodes { id } } }`,
        {},
        administrator,
      );
      // Of a first measurement there is one event.
      const {
        registerChild: { id },
      } = await dataOf<{ registerChild: { id: string } }>(
        hub.url,
        'mutation ($familyId: ID!) { registerChild(input: { familyId: $familyId, name: "Anak Contoh", sex: MALE, bornOn: "2024-06-01" }) { id } }',
        { familyId: families.nodes[0]?.id },
        administrator,
      );

      const reads: string[] = [];
      const stop = hub.hub.store.onStatement((name) => reads.push(name));
      await dataOf(
        hub.url,
        'mutation ($id: ID!) { recordMeasurement(input: { childId: $id, measuredOn: "2026-06-01", weightKg: 9, heightCm: 75 }) { id } }',
        { id },
        administrator,
      );
      const answers = await Promise.all([...watchers, officer].map((watched) => watched.waitFor(1)));
      stop();
      expect(new Set(answers.map((answer) => JSON.stringify(answer[0]))).size).toBe(1);
      // Once for the three cadres, and once for the officer.
      expect(reads.filter((name) => name === 'children by key')).toHaveLength(2);

      await hub.hub.audit.flush();
      const recorded = await hub.hub.store.read<{ viewer: string; persons: string[] }>(
        'test',
        `select e.viewer_id as viewer, to_jsonb(p.person_ids) as persons from audit_entry e join audit_people p on p.id = e.people where e.operation = 'Told' order by 1`,
      );
      const persons = [id.replace('Child_', '')];
      expect(recorded).toEqual(['cadre-1', 'cadre-2', 'cadre-3', 'officer'].map((viewer) => ({ viewer, persons })));
    });
  });
});
