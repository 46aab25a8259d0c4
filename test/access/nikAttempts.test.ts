import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { defaultNikAttempts } from '../../src/store/nik/NikVault.ts';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { registerFamily } from '../../src/children/index.ts';
import { familiesChanged, type NewFamily } from '../../src/families/index.ts';
import { Hooks } from '../../src/events/Hooks.ts';
import { runWithSignal } from '../../src/store/operationSignal.ts';
import { newFamily, unusedNik, villages } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { openTestHub, silent, today, type TestHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

const register = 'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id head { id } members { id relation } } }';
const add = 'mutation ($familyId: ID!, $input: AddFamilyMemberInput!) { addFamilyMember(familyId: $familyId, input: $input) { id } }';
const change = 'mutation ($id: ID!, $input: ChangeFamilyMemberInput!) { changeFamilyMember(id: $id, input: $input) { id } }';
const remove = 'mutation ($id: ID!) { removeFamilyMember(id: $id, removal: ENTERED_IN_ERROR) { id } }';
const monitor = 'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }';

interface Registered {
  registerFamily: { id: string; head: { id: string }; members: { id: string; relation: string }[] };
}

onAnyDatabase((kind) => {
  let test: TestHub;
  let server: RunningServer;
  let url: string;
  let viewers = 0;

  beforeAll(async () => {
    test = await openTestHub(kind);
    server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: ({ headers }) =>
        new HubContext(
          test.hub,
          viewerOf({ id: (headers['x-id'] as string | undefined) ?? 'setup', role: Role.ADMINISTRATOR, areas: ['33.26'] }),
        ),
    });
    url = `${server.url}/graphql`;
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  /** A viewer who has tried nothing yet, and what may be asked of it. */
  function newViewer() {
    const id = `viewer-${++viewers}`;
    const headers = { 'x-id': id };
    return {
      send: async (text: string, variables: Record<string, unknown>) => (await ask(url, text, variables, headers)).errors?.[0],
      data: <Data>(text: string, variables: Record<string, unknown>) => dataOf<Data>(url, text, variables, headers),
      attempts: async () =>
        (await test.hub.store.read<{ attempts: number }>('test', 'select attempts from nik_attempt where viewer_id = $1', [id]))[0]
          ?.attempts ?? 0,
      entries: () =>
        test.hub.store.read<{ action: string; persons: string[]; families: string[] }>(
          'test',
          `select action, to_jsonb(person_ids) as persons, to_jsonb(family_ids) as families from audit_entry e join audit_people p on p.id = e.people where viewer_id = $1 and 'NIK_ATTEMPT' = any(fields) order by e.id`,
          [id],
        ),
      setAttempts: (attempts: number) =>
        test.hub.store.read(
          'test',
          `insert into nik_attempt values ($1, '2026-06-15', $2) on conflict (viewer_id) do update set attempts = excluded.attempts`,
          [id, attempts],
        ),
    };
  }
  const family = (niks: string[], more: object = {}) => ({
    input: {
      villageCode: villages.home,
      head: { name: 'Kepala Tebak', sex: 'MALE' },
      members: niks.map((nik, n) => ({ name: `Anggota Tebak ${n}`, sex: 'MALE', nik })),
      ...more,
    },
  });
  const takenNik = async () => {
    const nik = unusedNik();
    await newFamily(url, { head: { name: 'Tetangga Contoh', sex: 'MALE', nik } });
    return nik;
  };
  const families = () => test.hub.store.read('test', 'select count(*)::int as n from family');

  describe('A NIK cannot be found by asking', () => {
    it('a refused call counts every NIK that it held, in the database and in the access log, and tells neither which was taken nor where', async () => {
      const viewer = newViewer();
      const [neighbour, own] = [await takenNik(), await takenNik()];
      const guesses = Array.from({ length: 8 }, unusedNik);
      const before = await families();
      const refusals = [];
      for (const niks of [
        [...guesses, own],
        [neighbour, ...guesses.slice(1), own],
        [...guesses.slice(1), neighbour, own],
      ]) {
        const viewersError = await viewer.send(register, family(niks));
        refusals.push({ message: viewersError?.message, extensions: viewersError?.extensions });
      }
      expect(new Set(refusals.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(refusals[0]).toMatchObject({ extensions: { code: 'CONFLICT', inputPath: ['input'] } });
      expect(await families()).toEqual(before);
      expect(await viewer.attempts()).toBe(27);
      expect(await viewer.entries()).toEqual(Array(3).fill({ action: 'READ', persons: [], families: [] }));
    });

    it.each([
      [
        'addFamilyMember',
        async (of: ReturnType<typeof newViewer>, nik: string) =>
          of.send(add, { familyId: (await newFamily(url)).id, input: { name: 'Tebak', sex: 'MALE', nik } }),
      ],
      [
        'registerChild',
        async (of: ReturnType<typeof newViewer>, nik: string) =>
          of.send(monitor, { input: { familyId: (await newFamily(url)).id, name: 'Tebak', sex: 'MALE', bornOn: '2025-01-01', nik } }),
      ],
      [
        'changeFamilyMember',
        async (of: ReturnType<typeof newViewer>, nik: string) => of.send(change, { id: (await newFamily(url)).head.id, input: { nik } }),
      ],
    ])('%s counts a NIK that is refused', async (_name, call) => {
      const viewer = newViewer();
      expect(await call(viewer, await takenNik())).toMatchObject({ extensions: { code: 'CONFLICT', inputPath: ['input', 'nik'] } });
      expect(await viewer.attempts()).toBe(1);
      expect(await viewer.entries()).toHaveLength(1);
    });

    it('a call that is refused for another reason once its NIK was looked up counts too', async () => {
      const viewer = newViewer();
      const { head } = await newFamily(url);
      // A man with a due date: checked after the NIK.
      expect(await viewer.send(change, { id: head.id, input: { nik: unusedNik(), pregnantDueOn: '2026-08-01' } })).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
      });
      expect(await viewer.attempts()).toBe(1);
    });

    it('a call that is refused before its NIK was looked up counts nothing', async () => {
      const viewer = newViewer();
      expect(await viewer.send(register, family([unusedNik()], { rt: 'IV' }))).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      expect(await viewer.send(register, family(['3326993213950001']))).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      expect(await viewer.attempts()).toBe(0);
    });

    it("every change of one person's NIK after the first counts, and so does taking away one that is new", async () => {
      const viewer = newViewer();
      const { registerFamily } = await viewer.data<Registered>(register, family([]));
      const { id } = registerFamily.head;
      const nik = unusedNik();
      await viewer.data(change, { id, input: { nik } });
      await viewer.data(change, { id, input: { nik } });
      expect(await viewer.attempts()).toBe(0);
      await viewer.data(change, { id, input: { nik: unusedNik() } });
      expect(await viewer.attempts()).toBe(1);
      await viewer.data(change, { id, input: { nik: null } });
      expect(await viewer.attempts()).toBe(2);
      const { addFamilyMember } = await viewer.data<{ addFamilyMember: { id: string } }>(add, {
        familyId: registerFamily.id,
        input: { name: 'Tebak', sex: 'MALE', nik: unusedNik() },
      });
      expect(await viewer.attempts()).toBe(2);
      await viewer.data(remove, { id: addFamilyMember.id });
      expect(await viewer.attempts()).toBe(3);
      expect((await viewer.entries()).map(({ persons }) => persons)).toEqual(
        [id, id, addFamilyMember.id].map((each) => [each.replace('Person_', '')]),
      );
    });

    it(`no NIK is looked up after ${defaultNikAttempts}, whether it is taken or not, on any address, until the next day`, async () => {
      const viewer = newViewer();
      await viewer.setAttempts(defaultNikAttempts - 1);
      const nik = await takenNik();
      expect(await viewer.send(register, family([nik]))).toMatchObject({ extensions: { code: 'CONFLICT' } });
      const { head } = await newFamily(url);
      for (const asked of [nik, unusedNik()]) {
        const refused = [await viewer.send(register, family([asked])), await viewer.send(change, { id: head.id, input: { nik: asked } })];
        expect(refused.map((error) => error?.extensions.code)).toEqual(['NIK_ATTEMPTS_EXCEEDED', 'NIK_ATTEMPTS_EXCEEDED']);
        expect(JSON.stringify(refused)).not.toContain(asked);
      }
      // What holds no NIK is taken, and others are not kept from anything.
      expect(await viewer.send(register, family([]))).toBeUndefined();
      expect(await newViewer().send(register, family([unusedNik()]))).toBeUndefined();
      await test.hub.store.read('test', `update nik_attempt set day = day - 1 where attempts >= $1`, [defaultNikAttempts]);
      expect(await viewer.send(register, family([unusedNik()]))).toBeUndefined();
    });

    it('many guesses at once count as many', async () => {
      const viewer = newViewer();
      const nik = await takenNik();
      await viewer.setAttempts(defaultNikAttempts - 5);
      const codes = (await Promise.all(Array.from({ length: 20 }, () => viewer.send(register, family([nik]))))).map(
        (error) => error?.extensions.code,
      );
      expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(5);
      expect(codes.filter((code) => code === 'NIK_ATTEMPTS_EXCEEDED')).toHaveLength(15);
      expect(await viewer.attempts()).toBe(defaultNikAttempts);
    });

    it('a day of registrations with new NIKs uses none, one after the other and at once', async () => {
      const viewer = newViewer();
      for (let n = 0; n < 5; n++) expect(await viewer.send(register, family(Array.from({ length: 4 }, unusedNik)))).toBeUndefined();
      const atOnce = await Promise.all(
        Array.from({ length: 10 }, () => viewer.send(register, family(Array.from({ length: 5 }, unusedNik)))),
      );
      expect(atOnce).toEqual(Array(10).fill(undefined));
      expect(await viewer.attempts()).toBe(0);
      expect(await viewer.entries()).toEqual([]);
    });

    it('guesses count although the call was called off after they were looked up', async () => {
      const { store, areas } = test.hub;
      const viewer = viewerOf({ id: `viewer-${++viewers}`, role: Role.ADMINISTRATOR, areas: null });
      const client = new AbortController();
      const hooks = new Hooks();
      // The client goes away while the family is being stored.
      hooks.on(familiesChanged, () => {
        client.abort();
        return Promise.resolve();
      });
      const before = await families();
      const called = runWithSignal({ signal: client.signal, deadline: null }, () =>
        registerFamily(family([unusedNik(), unusedNik()]).input as NewFamily, { store, areas, hooks, viewer, today }),
      );
      await expect(called).rejects.toMatchObject({ code: 'OPERATION_CANCELLED' });
      expect(await families()).toEqual(before);
      expect(await store.read('test', 'select attempts from nik_attempt where viewer_id = $1', [viewer.id])).toEqual([{ attempts: 2 }]);
    });

    it('a merge that is refused counts the NIKs that it had looked up, and one that is accepted none', async () => {
      const viewer = newViewer();
      const merge =
        'mutation ($keepId: ID!, $mergeId: ID!) { mergeFamilies(keepId: $keepId, mergeId: $mergeId, reason: "Dua kali") { id } }';
      const record = 'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id } }';
      // The child comes after its father, who takes over the NIK of his duplicate.
      const register2 = async (nik: string | null, weightKg: number) => {
        const made = await viewer.data<Registered>(register, {
          input: { villageCode: villages.home, head: { name: 'Ayah Ganda', sex: 'MALE', bornOn: '1995-01-01', nik } },
        });
        const { registerChild } = await viewer.data<{ registerChild: { id: string } }>(monitor, {
          input: { familyId: made.registerFamily.id, name: 'Anak Ganda', sex: 'FEMALE', bornOn: '2024-06-15' },
        });
        await viewer.data(record, { input: { childId: registerChild.id, measuredOn: '2026-06-01', weightKg, heightCm: 85 } });
        return made.registerFamily.id;
      };
      const [keepId, mergeId] = [await register2(null, 10), await register2(unusedNik(), 11)];
      expect(await viewer.send(merge, { keepId, mergeId })).toMatchObject({ extensions: { code: 'CONFLICT' } });
      expect(await viewer.attempts()).toBe(1);
      const other = await register2(null, 10);
      await viewer.data(merge, { keepId, mergeId: other });
      expect(await viewer.attempts()).toBe(1);
    });
  });
});
