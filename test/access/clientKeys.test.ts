import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubContext } from '../../resolvers/shared/HubContext.ts';
import { Role, viewerOf } from '../../src/access/viewer.ts';
import { startServer, type RunningServer } from '../../src/server/transport/startServer.ts';
import { ask, dataOf, type GraphQLAnswer } from '../support/ask.ts';
import { onAnyDatabase } from '../support/databases.ts';
import { openTestHub, silent, type TestHub } from '../support/testHub.ts';
import { keyedMutations, keyedTables, mutationsWithKey, type Subjects } from './keyedMutations.ts';
import { hubSchema } from '../support/schemas.ts';

const schema = hubSchema();
const [home, far] = ['33.26.01.2001', '33.26.02.2002'];
const names = Object.keys(keyedMutations);

describe('A mutation with a clientKey', () => {
  it('is tested here, whichever the schema has', () => expect(names.toSorted()).toEqual(mutationsWithKey(schema)));
});

onAnyDatabase((kind) => {
  let test: TestHub;
  let server: RunningServer;
  let url: string;
  let numbers = 0;

  beforeAll(async () => {
    test = await openTestHub(kind);
    server = await startServer({
      schema,
      host: '127.0.0.1',
      port: 0,
      logger: silent,
      makeContext: ({ headers }) =>
        new HubContext(
          test.hub,
          viewerOf({
            id: headers['x-id'] as string,
            role: Role.ADMINISTRATOR,
            areas: (headers['x-area'] as string | undefined)?.split(' ') ?? null,
          }),
        ),
    });
    url = `${server.url}/graphql`;
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const as = (id: string, area = '33.26') => ({ 'x-id': id, 'x-area': area });
  const rows = async () => {
    const counts = await test.hub.store.read<{ name: string; n: number }>(
      'test',
      keyedTables.map((name) => `select '${name}' as name, count(*)::int as n from ${name}`).join(' union all '),
    );
    return Object.fromEntries(counts.map(({ name, n }) => [name, n]));
  };
  const reads = async (viewerId: string) =>
    (await test.hub.store.read('test', `select from audit_entry where viewer_id = $1 and action = 'READ'`, [viewerId])).length;

  /** A family with a stunted child, and with members who may leave. */
  async function newSubjects(villageCode = home): Promise<Subjects> {
    const n = ++numbers;
    const members = Array.from({ length: 8 }, (_, index) => ({ name: `Anggota ${n} ${index}`, sex: 'FEMALE' }));
    const { registerFamily } = await dataOf<{ registerFamily: { id: string; members: { id: string; relation: string }[] } }>(
      url,
      'mutation ($input: RegisterFamilyInput!) { registerFamily(input: $input) { id members { id relation } } }',
      { input: { villageCode, head: { name: `Kepala ${n}`, sex: 'MALE' }, members } },
      as('setup'),
    );
    const { registerChild } = await dataOf<{ registerChild: { id: string } }>(
      url,
      'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { id } }',
      { input: { familyId: registerFamily.id, name: `Anak ${n}`, sex: 'FEMALE', bornOn: '2024-06-15' } },
      as('setup'),
    );
    const { recordMeasurement } = await dataOf<{ recordMeasurement: { id: string; child: { stuntingCase: { id: string } } } }>(
      url,
      'mutation ($input: RecordMeasurementInput!) { recordMeasurement(input: $input) { id child { stuntingCase { id } } } }',
      { input: { childId: registerChild.id, measuredOn: '2026-06-10', weightKg: 9, heightCm: 76 } },
      as('setup'),
    );
    const { partners } = await dataOf<{ partners: { nodes: { id: string }[] } }>(
      url,
      '{ partners(first: 1) { nodes { id } } }',
      {},
      as('setup'),
    );
    return {
      villageCode,
      familyId: registerFamily.id,
      childId: registerChild.id,
      measurementId: recordMeasurement.id,
      caseId: recordMeasurement.child.stuntingCase.id,
      partnerId: partners.nodes[0]?.id ?? '',
      memberIds: registerFamily.members.filter(({ relation }) => relation !== 'HEAD').map(({ id }) => id),
    };
  }

  const known = new Map<string, Promise<Subjects>>();
  /** Those of a village that every test may use, or new ones. */
  function subjectsFor(name: string, villageCode = home): Promise<Subjects> {
    if (keyedMutations[name]?.ownSubjects === true) return newSubjects(villageCode);
    const shared = known.get(villageCode) ?? newSubjects(villageCode);
    known.set(villageCode, shared);
    return shared;
  }

  const send = (
    name: string,
    of: Subjects,
    { key, number, by }: { key: string | null; number: number; by: Record<string, string> },
  ): Promise<GraphQLAnswer<Record<string, unknown>>> => {
    const { text, call } = keyedMutations[name] ?? { text: '', call: () => ({}) };
    return ask(url, text, call(of, key, number), by);
  };
  /** Id of what was stored, or the code of the refusal. */
  const outcome = (name: string, { data, errors }: GraphQLAnswer<Record<string, unknown>>): unknown => {
    const [row] = (data?.recordMeasurements ?? data?.registerFamilies ?? []) as { error: { code: string } | null }[];
    const code = errors?.[0]?.extensions.code ?? row?.error?.code;
    if (code !== undefined) return code;
    return keyedMutations[name]?.idIn?.(data) ?? (data?.[name] as { id?: string }).id ?? data?.[name];
  };

  const undeclare = () =>
    test.hub.store.read(
      'test',
      `with c as (delete from kampung_kb_classification where village_code = '33.26.02.2003') delete from kampung_kb where village_code = '33.26.02.2003'`,
    );
  const code = /^"?[A-Z_]+"?$/;
  const fresh = () => [`key ${++numbers}`, ++numbers, `author-${numbers}`] as const;

  it.each(names)('%s stores once what comes again, and many times at once, and refuses another input under the key', async (name) => {
    if (name === 'declareKampungKB') await undeclare();
    const of = await subjectsFor(name);
    const [key, number, author] = fresh();
    const by = as(author);
    const stored = (await Promise.all(Array.from({ length: 4 }, () => send(name, of, { key, number, by })))).map((answer) =>
      JSON.stringify(outcome(name, answer)),
    );
    expect(new Set(stored).size).toBe(1);
    expect(stored[0]).not.toMatch(code);
    const before = await rows();
    expect(JSON.stringify(outcome(name, await send(name, of, { key, number, by })))).toBe(stored[0]);
    const other = await send(name, of, { key, number: number + 1, by });
    expect(outcome(name, other)).toBe('CONFLICT');
    expect(JSON.stringify(other)).toContain('clientKey');
    expect(await rows()).toEqual(before);
  });

  // A village is declared once, whoever asks.
  it.each(names.filter((name) => name !== 'declareKampungKB'))(
    '%s stores another record for another author with the same key, and shows nothing of the first',
    async (name) => {
      const [mine, theirs] = [await subjectsFor(name, home), await subjectsFor(name, far)];
      const [key, number, author] = fresh();
      const first = JSON.stringify(outcome(name, await send(name, theirs, { key, number, by: as(`${author}-far`, far) })));
      expect(first).not.toMatch(code);
      const before = await rows();
      const answer = await send(name, mine, { key, number: number + 1, by: as(author, '33.26.01') });
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(outcome(name, answer))).not.toBe(first);
      expect(await rows()).not.toEqual(before);
    },
  );

  it.each(names.filter((name) => keyedMutations[name]?.ofPersons))(
    '%s shows what was stored only in the areas of the author, and says so in the access log',
    async (name) => {
      const of = await subjectsFor(name, far);
      const [key, number, author] = fresh();
      const first = outcome(name, await send(name, of, { key, number, by: as(author, far) }));
      await test.hub.audit.flush();
      const before = await reads(author);
      expect(outcome(name, await send(name, of, { key, number, by: as(author, far) }))).toEqual(first);
      await test.hub.audit.flush();
      expect(await reads(author)).toBeGreaterThan(before);
      // The same author works elsewhere by now.
      const moved = await send(name, of, { key, number, by: as(author, '33.26.01') });
      expect(outcome(name, moved)).toBe('FORBIDDEN');
      expect(JSON.stringify(moved)).not.toContain(String(first));
    },
  );
});
