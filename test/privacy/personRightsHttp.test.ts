import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, Scope, type Grant } from '../../src/access/viewer.ts';
import { bearing, serveAuthenticated, type AuthenticatedHub } from '../access/authenticatedHub.ts';
import { unusedNik, villages } from '../families/support.ts';
import { ask, dataOf } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';

const exporting = 'mutation Export($id: ID!, $reason: String!) { exportPerson(id: $id, reason: $reason) { personId exportedAt data } }';
const erasing =
  'mutation Erase($id: ID!, $reason: String!, $confirm: Boolean!) { erasePerson(id: $id, reason: $reason, confirm: $confirm) { personId erased } }';
const district = villages.home.slice(0, 8);

onAnyDatabase((kind) => {
  let hub: AuthenticatedHub;
  let made = 0;
  beforeAll(async () => {
    hub = await serveAuthenticated(kind);
  });
  afterAll(() => hub.close());

  const as = async (grant: Partial<Grant> & Pick<Grant, 'role'>) =>
    bearing(await hub.localToken({ id: `a-${grant.role}`, areas: null, ...grant }));
  const administrator = (scopes: readonly Scope[] | null, areas: readonly string[] | null = null) =>
    as({ role: Role.ADMINISTRATOR, scopes, areas });
  const decider = () => administrator([Scope.PERSONS_EXPORT, Scope.PERSONS_ERASE]);
  const read = <Row>(sql: string, params: unknown[] = []) => hub.hub.store.read<Row>('test', sql, params);
  const logged = async (personId: string) => {
    await hub.hub.audit.flush();
    return read(
      `select viewer_id, role, action, operation, purpose, to_jsonb(fields) as fields, request_id is not null as requested from audit_entry e join audit_people p on p.id = e.people
      where person_ids @> array[$1::uuid] and operation in ('Export', 'Erase') order by e.id`,
      [personId.replace('Person_', '')],
    );
  };

  /** Somebody who is registered, with a name and a NIK that nobody else has. */
  async function somebody() {
    const [name, nik] = [`Dewi Contoh ${kind} ${++made}`, unusedNik()];
    const headers = await administrator(null);
    const { registerFamily } = await dataOf<{ registerFamily: { id: string; head: { id: string } } }>(
      hub.url,
      'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id head { id } } }',
      { input: { villageCode: villages.home, head: { name, nik, sex: 'FEMALE', bornOn: '1988-08-18' } } },
      headers,
    );
    return { id: registerFamily.head.id, key: registerFamily.head.id.replace('Person_', ''), family: registerFamily.id, name, nik };
  }

  const inPlace = async ({ key, name }: { key: string; name: string }) =>
    (await read<{ name: string }>('select name from person where id = $1 and nik_sealed is not null', [key]))[0]?.name === name;

  describe('Who may have a person exported or erased', () => {
    const grants: Record<Exclude<Role, Role.ANONYMOUS | Role.ADMINISTRATOR>, Partial<Grant>> = {
      ANALYST: {},
      PARTNER: { partnerId: '01900000-0000-7000-8000-0000000000a1' },
      CADRE: { areas: [villages.home] },
      MIDWIFE: { areas: [villages.home] },
      FIELD_OFFICER: { areas: [district] },
    };

    it.each(Object.entries(grants) as [Role, Partial<Grant>][])('is not a %s, whatever scopes the token names', async (role, grant) => {
      const person = await somebody();
      for (const scopes of [null, [Scope.FAMILIES_READ, Scope.PERSONS_EXPORT, Scope.PERSONS_ERASE]]) {
        const headers = await as({ role, ...grant, scopes });
        const exported = await ask(hub.url, exporting, { id: person.id, reason: 'asked' }, headers);
        expect(exported.errors?.[0]?.extensions).toMatchObject({
          code: 'FORBIDDEN',
          field: 'Mutation.exportPerson',
          scopes: ['persons:export'],
        });
        const erased = await ask(hub.url, erasing, { id: person.id, reason: 'asked', confirm: true }, headers);
        expect(erased.errors?.[0]?.extensions).toMatchObject({
          code: 'FORBIDDEN',
          field: 'Mutation.erasePerson',
          scopes: ['persons:erase'],
        });
      }
      expect(await inPlace(person)).toBe(true);
      expect(await logged(person.id)).toEqual([]);
    });

    it('is nobody without a token', async () => {
      const person = await somebody();
      expect((await ask(hub.url, exporting, { id: person.id, reason: 'asked' }, {})).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect((await ask(hub.url, erasing, { id: person.id, reason: 'asked', confirm: true }, {})).errors?.[0]?.extensions.code).toBe(
        'UNAUTHENTICATED',
      );
      expect(await inPlace(person)).toBe(true);
    });

    it('is an administrator whose token names the scope, each for itself', async () => {
      const person = await somebody();
      const refusalsWith = async (scopes: readonly Scope[] | null) => {
        const headers = await administrator(scopes);
        const answers = [
          await ask(hub.url, exporting, { id: person.id, reason: 'asked' }, headers),
          await ask(hub.url, erasing, { id: person.id, reason: 'asked', confirm: true }, headers),
        ];
        return answers.map(({ errors }) => errors?.[0]?.extensions.field);
      };
      expect(await refusalsWith(null)).toEqual(['Mutation.exportPerson', 'Mutation.erasePerson']);
      expect(await refusalsWith([Scope.PERSONS_EXPORT])).toEqual([undefined, 'Mutation.erasePerson']);
      expect(await inPlace(person)).toBe(true);
      expect(await refusalsWith([Scope.PERSONS_ERASE])).toEqual(['Mutation.exportPerson', undefined]);
      expect(await inPlace(person)).toBe(false);
    });

    it('is in the areas of the token: elsewhere there is no such person', async () => {
      const person = await somebody();
      const elsewhere = await administrator([Scope.PERSONS_EXPORT, Scope.PERSONS_ERASE], [villages.far]);
      const refusals = [
        await ask(hub.url, exporting, { id: person.id, reason: 'asked' }, elsewhere),
        await ask(hub.url, erasing, { id: person.id, reason: 'asked', confirm: true }, elsewhere),
      ];
      for (const { errors } of refusals)
        expect(errors).toMatchObject([{ message: 'id: no such person', extensions: { code: 'NOT_FOUND', inputPath: ['id'] } }]);
      expect([await inPlace(person), await logged(person.id)]).toEqual([true, []]);
      const here = await administrator([Scope.PERSONS_ERASE], [district]);
      expect((await ask(hub.url, erasing, { id: person.id, reason: 'asked', confirm: true }, here)).data).toEqual({
        erasePerson: { personId: person.id, erased: true },
      });
    });
  });

  it('An export has everything, with the whole NIK, and is in the audit log with who, by what and why', async () => {
    const person = await somebody();
    const { exportPerson } = await dataOf<{ exportPerson: { personId: string; data: { person: unknown; accessLog: unknown[] } } }>(
      hub.url,
      exporting,
      { id: person.id, reason: ' letter 4 ' },
      await decider(),
    );
    expect(exportPerson).toMatchObject({
      personId: person.id,
      exportedAt: expect.stringMatching(/^\d{4}-/) as string,
      data: { person: { id: person.key, name: person.name, nik: person.nik }, child: null },
    });
    const entry = {
      viewer_id: 'a-ADMINISTRATOR',
      role: 'ADMINISTRATOR',
      action: 'READ',
      operation: 'Export',
      purpose: 'letter 4',
      fields: ['NIK', 'Person', 'PersonExport'],
      requested: true,
    };
    expect(await logged(person.id)).toEqual([entry]);
    expect(exportPerson.data.accessLog.at(-1)).toMatchObject({ operation: 'Export', purpose: 'letter 4' });
    expect(await inPlace(person)).toBe(true);
  });

  it('A child is exported and erased by its own id too', async () => {
    const { family } = await somebody();
    const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
      hub.url,
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      {
        input: { familyId: family, name: 'Ananda Contoh', sex: 'FEMALE', bornOn: '2024-02-02' },
      },
      await administrator(null),
    );
    const { exportPerson } = await dataOf<{ exportPerson: { data: { child: { born_on: string } } } }>(
      hub.url,
      exporting,
      { id: registerChild.id, reason: 'asked' },
      await decider(),
    );
    expect(exportPerson.data.child.born_on).toBe('2024-02-02');
    expect(await dataOf(hub.url, erasing, { id: registerChild.id, reason: 'asked', confirm: true }, await decider())).toEqual({
      erasePerson: { personId: registerChild.id.replace('Child_', 'Person_'), erased: true },
    });
  });

  it('An erasure is recorded once with its reason, and does nothing the second time', async () => {
    const person = await somebody();
    const erase = async () => dataOf(hub.url, erasing, { id: person.id, reason: 'letter 5', confirm: true }, await decider());
    expect([await erase(), await erase()]).toEqual([true, false].map((erased) => ({ erasePerson: { personId: person.id, erased } })));
    const entry = {
      viewer_id: 'a-ADMINISTRATOR',
      role: 'ADMINISTRATOR',
      action: 'WRITE',
      operation: 'Erase',
      purpose: 'letter 5',
      fields: ['Person'],
      requested: true,
    };
    expect(await logged(person.id)).toEqual([entry, entry]);
  });

  it.each<[what: string, variables: Record<string, unknown>, message: RegExp, inputPath: string]>([
    ['that is not confirmed', { confirm: false }, /^confirm: false; allowed: true, because an erasure cannot be undone$/, 'confirm'],
    ['without a reason', { reason: ' ' }, /^reason: .*; allowed: one line of 1 to 200 characters, without names$/, 'reason'],
    ['with too long a reason', { reason: 'x'.repeat(201) }, /^reason: /, 'reason'],
    ['with a reason of two lines', { reason: 'a\nb' }, /^reason: /, 'reason'],
    [
      'of a family',
      { id: 'Family_01890000-0000-7000-8000-000000000000' },
      /^id: the id of a Family; allowed: the id of a Person or Child$/,
      'id',
    ],
    ['of nobody', { id: 'x' }, /^id: not a global id/, 'id'],
  ])('An erasure %s is refused, and nothing is done', async (_what, variables, message, inputPath) => {
    const person = await somebody();
    const { errors } = await ask(hub.url, erasing, { id: person.id, reason: 'asked', confirm: true, ...variables }, await decider());
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message) as string,
      extensions: { code: 'BAD_USER_INPUT', inputPath: [inputPath] },
    });
    expect([await inPlace(person), await logged(person.id)]).toEqual([true, []]);
  });

  it('An erasure or an export whose audit entry cannot be stored does nothing, and tells nothing', async () => {
    const person = await somebody();
    await hub.hub.audit.flush();
    await read('alter table audit_entry rename to audit_elsewhere');
    const [erased, exported] = await Promise.all([
      ask(hub.url, erasing, { id: person.id, reason: 'asked', confirm: true }, await decider()),
      ask(hub.url, exporting, { id: person.id, reason: 'asked' }, await decider()),
    ]).finally(() => read('alter table audit_elsewhere rename to audit_entry'));
    for (const { errors } of [erased, exported]) expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify([erased, exported])).not.toContain(person.nik);
    expect(await inPlace(person)).toBe(true);
  });
});
