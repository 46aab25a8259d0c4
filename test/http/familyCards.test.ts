import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { localAdministrator, Role, Scope, viewerOf } from '../../src/access/viewer.ts';
import { rotateNikKey } from '../../src/families/index.ts';
import { erasePerson } from '../../src/privacy/erasePerson.ts';
import { exportPerson } from '../../src/privacy/exportPerson.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import type { Store } from '../../src/store/Store.ts';
import { newFamily, unusedNik, villages } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { testKey, testVault } from '../support/testKey.ts';
import { serveTestHub, silent, type ServedHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;
  const servers: RunningServer[] = [];

  beforeAll(async () => {
    served = await serveTestHub(kind);
    url = served.url;
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await served.close();
  });

  /** The hub as a midwife sees it. */
  async function as(scopes: Scope[], purpose: string | null, areas: string[] | null = [villages.home]): Promise<string> {
    const viewer = viewerOf({ id: `bidan-${servers.length}`, role: Role.MIDWIFE, areas, scopes }, purpose);
    const server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(served.hub, viewer),
    });
    servers.push(server);
    return `${server.url}/graphql`;
  }
  const holder = (purpose: string | null = 'verifikasi kartu keluarga', areas?: string[]) =>
    as([Scope.FAMILIES_READ, Scope.NIK_READ], purpose, areas);

  let made = 0;
  const unusedCard = () => `332699010124${String(++made).padStart(4, '0')}`;
  const masked = (card: string) => `3326**********${card.slice(-2)}`;
  const lookUp = (at: string, filter: object) =>
    ask<{ families: { nodes: { id: string; familyCard: string | null }[] } }>(
      at,
      'query ($filter: FamilyFilter) { families(filter: $filter) { nodes { id familyCard } } }',
      { filter },
    );
  const cardOf = async (id: string, at = url) =>
    (
      await dataOf<{ node: { familyCard: string | null } }>(at, 'query ($id: ID!) { node(id: $id) { ... on Family { familyCard } } }', {
        id,
      })
    ).node.familyCard;
  const change = (id: string, familyCard: string | null) =>
    ask(url, 'mutation ($id: ID!, $input: ChangeFamilyInput!) { changeFamily(id: $id, input: $input) { id familyCard } }', {
      id,
      input: { familyCard },
    });

  describe('The number of a family card', () => {
    it('is shown masked, and whole to who has the scope and states a purpose; nothing stored tells it', async () => {
      const card = unusedCard();
      const { id } = await newFamily(url, { familyCard: card });
      expect(await cardOf(id)).toBe(masked(card));
      expect(await cardOf(id, await holder())).toBe(card);
      expect(await cardOf(id, await holder(null))).toBe(masked(card));
      const rows = await served.hub.store.read<{ text: string }>('everything', 'select f::text as text from family f');
      expect(rows.filter(({ text }) => text.includes(card))).toEqual([]);
    });

    it('finds its family for who may look it up, in the own areas alone, and so does the NIK of a member', async () => {
      const [card, nik] = [unusedCard(), unusedNik()];
      const { id } = await newFamily(url, { familyCard: card, head: { name: 'Sarimin', sex: 'MALE', bornOn: '1995-01-01', nik } });
      const here = await holder();
      for (const filter of [{ familyCard: card }, { memberNik: nik }, { familyCard: card, memberNik: nik }])
        expect((await lookUp(here, filter)).data?.families.nodes).toEqual([{ id, familyCard: card }]);
      expect((await lookUp(here, { familyCard: unusedCard() })).data?.families.nodes).toEqual([]);
      const elsewhere = await holder('verifikasi', [villages.far]);
      expect((await lookUp(elsewhere, { familyCard: card })).data?.families.nodes).toEqual([]);
    });

    it('is looked up by nobody else', async () => {
      for (const at of [await holder(null), await as([Scope.FAMILIES_READ], 'verifikasi')]) {
        const { errors } = await lookUp(at, { familyCard: unusedCard() });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', inputPath: ['filter', 'familyCard'] });
      }
    });

    it('uses an attempt at NIKs for each number that is looked up, and is in the audit log', async () => {
      const at = await holder();
      const viewer = `bidan-${servers.length - 1}`;
      await lookUp(at, { familyCard: unusedCard() });
      await lookUp(at, { familyCard: unusedCard(), memberNik: unusedNik() });
      expect(await served.hub.store.read('attempts', 'select attempts from nik_attempt where viewer_id = $1', [viewer])).toEqual([
        { attempts: 3 },
      ]);
      const logged = await served.hub.store.read('log', `select 1 from audit_entry where viewer_id = $1 and 'NIK_ATTEMPT' = any(fields)`, [
        viewer,
      ]);
      expect(logged).toHaveLength(2);
      await served.hub.store.read('used up', 'update nik_attempt set attempts = 60 where viewer_id = $1', [viewer]);
      expect((await lookUp(at, { familyCard: unusedCard() })).errors?.[0]?.extensions.code).toBe('NIK_ATTEMPTS_EXCEEDED');
    });

    it('is of one family, can be changed and taken away', async () => {
      const card = unusedCard();
      const [one, other] = [await newFamily(url, { familyCard: card }), await newFamily(url)];
      expect((await change(other.id, card)).errors?.[0]?.extensions).toMatchObject({
        code: 'CONFLICT',
        inputPath: ['input', 'familyCard'],
      });
      expect((await change(one.id, card)).errors).toBeUndefined();
      const next = unusedCard();
      expect((await change(one.id, next)).data).toMatchObject({ changeFamily: { familyCard: masked(next) } });
      expect((await change(other.id, card)).errors).toBeUndefined();
      expect((await change(one.id, null)).data).toMatchObject({ changeFamily: { familyCard: null } });
    });

    it.each(['3326990101240000', '3326994101240001', '9926990101240001'])('is refused where it cannot be one: %s', async (card) => {
      const { id } = await newFamily(url);
      const { errors } = await change(id, card);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['input', 'familyCard'] });
      expect(errors?.[0]?.message).not.toContain(card);
    });

    it('goes over to the family that stays in a merge, is in the history without its value, and goes with the last name', async () => {
      const card = unusedCard();
      const [kept, merged] = [await newFamily(url, { members: [] }), await newFamily(url, { familyCard: card, members: [] })];
      await dataOf(url, 'mutation ($keep: ID!, $merge: ID!) { mergeFamilies(keepId: $keep, mergeId: $merge, reason: "Sama") { id } }', {
        keep: kept.id,
        merge: merged.id,
      });
      expect(await cardOf(kept.id)).toBe(masked(card));
      const history = await served.hub.store.read<{ fields: object[] }>(
        'history',
        `select fields from family_change where family_id = $1 and kind = 'MERGED'`,
        [kept.id.slice('Family_'.length)],
      );
      expect(history[0]?.fields).toContainEqual({ field: 'familyCard', before: null, after: null });
      const { store, audit } = served.hub;
      const caller = { viewer: localAdministrator, operation: null, requestId: null };
      const members = await store.read<{ id: string }>('members', 'select id from person where family_id = $1', [
        kept.id.slice('Family_'.length),
      ]);
      expect(members).toHaveLength(2);
      for (const { id: personId } of members) {
        const exported = await exportPerson(store, audit, { personId, reason: 'uji', caller });
        expect(exported.family).toMatchObject({ familyCard: card });
        await erasePerson(store, { personId, reason: 'uji', caller });
      }
      expect(await cardOf(kept.id)).toBeNull();
    });

    it('is sealed anew with a new key', async () => {
      const card = unusedCard();
      const { id } = await newFamily(url, { familyCard: card });
      const { store } = served.hub;
      const newKey = Buffer.alloc(32, 9).toString('base64');
      const rotating = { niks: testVault(newKey, testKey), transaction: (work: never) => store.transaction(work) } as unknown as Store;
      await rotateNikKey(rotating, { batch: 1 });
      const [row] = await store.read<{ id: string; sealed: Uint8Array; hash: Uint8Array }>(
        'card',
        'select id, card_sealed as sealed, card_hash as hash from family where id = $1',
        [id.slice('Family_'.length)],
      );
      const onlyNew = testVault(newKey);
      expect(row === undefined ? null : onlyNew.open(row.id, row.sealed)).toBe(card);
      expect(Buffer.from(row?.hash ?? [])).toEqual(onlyNew.hashesOf(card)[0]);
    });
  });
});
