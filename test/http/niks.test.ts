import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { Role, Scope, viewerOf } from '../../src/access/viewer.ts';
import { rotateNikKey } from '../../src/families/index.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import type { Store } from '../../src/store/Store.ts';
import { memberOf, newFamily, refusal, unusedNik, villages } from '../families/support.ts';
import { AddFamilyMemberDocument } from '../generated/operations.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { testKey, testVault } from '../support/testKey.ts';
import { serveTestHub, silent, type ServedHub } from '../support/testHub.ts';
import { hubSchema } from '../support/schemas.ts';

const register = 'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id head { id nik nikDiffers } } }';
const membersNik = 'query HeadOf($id: ID!) { node(id: $id) { ... on Family { head { nik } members { id nik } } } }';

onAnyDatabase((kind) => {
  let served: ServedHub;
  let url: string;
  /** Addresses of the same hub as others see it. */
  const servers: RunningServer[] = [];

  const serveAs = async (scopes: Scope[], purpose: string | null): Promise<string> => {
    const viewer = viewerOf({ id: `midwife-${servers.length}`, role: Role.MIDWIFE, areas: null, scopes }, purpose);
    const server = await startServer({
      schema: hubSchema(),
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: () => new HubContext(served.hub, viewer),
    });
    servers.push(server);
    return `${server.url}/graphql`;
  };
  const family = (nik: string, head: object = {}) => ({
    input: { villageCode: villages.home, head: { name: 'Ayah Sandi Contoh', sex: 'MALE', bornOn: '1995-01-01', nik, ...head } },
  });
  /** Every value of every table, as text and as the bytes of what is stored as bytes. */
  const everything = async () => {
    const { store } = served.hub;
    const tables = await store.read<{ name: string }>(
      'test',
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const texts = await Promise.all(
      tables.map(({ name }) => store.read<{ row: string }>('test', `select t::text as row from "${name}" t`)),
    );
    return texts
      .flat()
      .map(({ row }) => row)
      .join('\n');
  };

  beforeAll(async () => {
    served = await serveTestHub(kind);
    ({ url } = served);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await served.close();
  });

  describe('A NIK', () => {
    it('lies in no table, neither as text nor as bytes, and reads back masked', async () => {
      const nik = unusedNik();
      const { registerFamily } = await dataOf<{ registerFamily: { head: { nik: string } } }>(url, register, family(nik));
      expect(registerFamily.head.nik).toBe(`${nik.slice(0, 4)}**********${nik.slice(-2)}`);
      const stored = await everything();
      expect(stored).toContain('Ayah Sandi Contoh');
      expect(stored).not.toContain(nik);
      expect(stored).not.toContain(Buffer.from(nik).toString('hex'));
    });

    it('is read whole by a viewer who may and who says why, with one statement for all members, and that is recorded first', async () => {
      const niks = [unusedNik(), unusedNik()];
      const made = await newFamily(url, {
        head: { name: 'Ayah Buka Contoh', sex: 'MALE', bornOn: '1995-01-01', nik: niks[0] ?? '' },
        members: [{ name: 'Paman Buka Contoh', sex: 'MALE', nik: niks[1] ?? '' }],
      });
      const asMidwife = await serveAs([Scope.FAMILIES_READ, Scope.NIK_READ], 'referral to hospital');
      const statements: string[] = [];
      const stop = served.hub.store.onStatement((name) => statements.push(name));
      const { node } = await dataOf<{ node: { members: { id: string; nik: string }[] } }>(asMidwife, membersNik, { id: made.id });
      stop();
      expect(node.members.map(({ nik }) => nik).toSorted()).toEqual(niks.toSorted());
      // One for the head, who is read with the family, and one for all members.
      expect(statements.filter((name) => name === 'whole niks of persons')).toHaveLength(2);
      // Each statement is recorded by an entry of its own.
      const entries = await served.hub.store.read<{ persons: string[] }>(
        'test',
        `select viewer_id, operation, purpose, action, to_jsonb(person_ids) as persons from audit_entry e join audit_people p on p.id = e.people where fields = '{NIK}' and viewer_id like 'midwife-%'`,
      );
      const entry = { viewer_id: 'midwife-0', operation: 'HeadOf', purpose: 'referral to hospital', action: 'READ' };
      expect(entries).toEqual(entries.map(({ persons }) => ({ ...entry, persons })));
      const persons = node.members.map(({ id }) => id.replace('Person_', ''));
      expect(entries.flatMap(({ persons }) => persons).toSorted()).toEqual(persons.toSorted());
    });

    it.each<[string, Scope[], string | null]>([
      ['without the scope', [Scope.FAMILIES_READ], 'curiosity'],
      ['without a purpose', [Scope.FAMILIES_READ, Scope.NIK_READ], null],
      ['with an empty purpose', [Scope.FAMILIES_READ, Scope.NIK_READ], '  '],
    ])('is masked and not decrypted %s', async (_name, scopes, purpose) => {
      const nik = unusedNik();
      const made = await newFamily(url, { head: { name: 'Ayah Tutup Contoh', sex: 'MALE', nik } });
      const asOther = await serveAs(scopes, purpose);
      const statements: string[] = [];
      const stop = served.hub.store.onStatement((name) => statements.push(name));
      const { node } = await dataOf<{ node: { head: { nik: string } } }>(asOther, membersNik, { id: made.id });
      stop();
      expect(node.head.nik).toBe(`${nik.slice(0, 4)}**********${nik.slice(-2)}`);
      expect(statements).not.toContain('whole niks of persons');
    });

    it('that cannot be one is refused with what is wrong, and not repeated', async () => {
      const nik = '3326993213950001';
      const { errors } = await ask(url, register, family(nik));
      expect(errors).toMatchObject([
        {
          extensions: { code: 'BAD_USER_INPUT', inputPath: ['input', 'head', 'nik'] },
          message: expect.stringContaining('digits 7 and 8 are not a day of birth') as string,
        },
      ]);
      expect(JSON.stringify(errors)).not.toContain(nik);
    });

    it('that differs from birth date or sex keeps nobody out, and says so until it is put right', async () => {
      const { registerFamily } = await dataOf<{ registerFamily: { head: { id: string; nikDiffers: string[] } } }>(
        url,
        register,
        family(unusedNik(), { sex: 'FEMALE', bornOn: '1995-01-02' }),
      );
      expect(registerFamily.head.nikDiffers).toEqual(['BIRTH_DATE', 'SEX']);
      const change = 'mutation ($id: ID!, $input: ChangeFamilyMemberInput!) { changeFamilyMember(id: $id, input: $input) { nikDiffers } }';
      const { changeFamilyMember } = await dataOf<{ changeFamilyMember: { nikDiffers: string[] } }>(url, change, {
        id: registerFamily.head.id,
        input: { bornOn: '1995-01-01' },
      });
      expect(changeFamilyMember.nikDiffers).toEqual(['SEX']);
    });
  });

  it('A change of the key re-seals every NIK in batches, goes on where it stopped, and keeps every NIK unique meanwhile', async () => {
    const nik = unusedNik();
    const made = await newFamily(url, { head: { name: 'Ayah Kunci Contoh', sex: 'MALE', nik } });
    const { store } = served.hub;
    const newKey = Buffer.alloc(32, 9).toString('base64');
    // As a hub that was started with both keys.
    const both = testVault(newKey, testKey);
    const rotating = { niks: both, transaction: (work: never) => store.transaction(work) } as unknown as Store;

    const stop = new AbortController();
    expect(await rotateNikKey(rotating, { batch: 1, signal: stop.signal, onProgress: () => stop.abort() })).toBeNull();
    // The hub that has the old key alone takes no NIK any more, rather than one that is there.
    const person = { name: 'Ganda Contoh', sex: 'MALE', nik };
    expect(await refusal(url, AddFamilyMemberDocument, { familyId: made.id, input: person })).toMatchObject({ code: 'NIK_KEY_REPLACED' });

    const left = await store.read<{ n: number }>('test', 'select count(*)::int as n from person where nik_sealed is not null');
    expect(await rotateNikKey(rotating, { batch: 1 })).toBe((left[0]?.n ?? 0) - 1);
    expect(await store.read('test', 'select id, current from nik_key')).toEqual([{ id: both.keys[0]?.id, current: true }]);
    const sealed = await store.read<{ id: string; sealed: Uint8Array; hash: Uint8Array }>(
      'test',
      'select id, nik_sealed as sealed, nik_hash as hash from person where nik_sealed is not null',
    );
    const onlyNew = testVault(newKey);
    for (const row of sealed) expect(Buffer.from(row.hash)).toEqual(onlyNew.hashesOf(onlyNew.open(row.id, row.sealed))[0]);
    expect(sealed.map((row) => onlyNew.open(row.id, row.sealed))).toContain(nik);
    expect(memberOf(made, 'HEAD').nik).toMatch(/^3326\*{10}/);
    await expect(store.transaction((em) => testVault().check(em))).rejects.toMatchObject({ code: 'NIK_KEY_MISSING' });
  });
});
